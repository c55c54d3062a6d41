package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import java.nio.ByteBuffer;

/** The saved form of a map: row-major. */
final class MapBytes {
  static final int SIZE = 6 * Double.BYTES;

  private MapBytes() {}

  static Affine read(ByteBuffer in) {
    return new Affine(
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble());
  }

  static void write(Affine map, ByteBuffer out) {
    out.putDouble(map.a()).putDouble(map.b()).putDouble(map.tx());
    out.putDouble(map.c()).putDouble(map.d()).putDouble(map.ty());
  }
}
