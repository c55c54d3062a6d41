package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * All that is remembered of the background: for each pixel its mean brightness, for each block of 2
 * x 2 its mean absolute deviation in eighths of a grey level, for each cell of 4 x 4 its mean
 * colour and how long something stood before it. 1.4375 bytes a pixel.
 *
 * <p>Working arrays of one step; copied from and to bytes at its ends.
 */
final class BackgroundState {
  /** Four grey levels: what a camera's noise and compression make, until it is known. */
  private static final byte FIRST_DEVIATION = 4 * 8;

  final Geometry geometry;
  final byte[] mean;
  final byte[] deviation;
  final byte[] blue;
  final byte[] red;
  final byte[] age;

  BackgroundState(Geometry geometry) {
    this.geometry = geometry;
    mean = new byte[geometry.pixels()];
    deviation = new byte[geometry.pixels() / 4];
    blue = new byte[geometry.cells()];
    red = new byte[geometry.cells()];
    age = new byte[geometry.cells()];
    Arrays.fill(deviation, FIRST_DEVIATION);
  }

  static int sizeBytes(Geometry geometry) {
    return geometry.pixels() + geometry.pixels() / 4 + 3 * geometry.cells();
  }

  void read(ByteBuffer in) {
    in.get(mean).get(deviation).get(blue).get(red).get(age);
  }

  void write(ByteBuffer out) {
    out.put(mean).put(deviation).put(blue).put(red).put(age);
  }
}
