package io.followspot.vision;

import io.followspot.vision.background.Background;
import io.followspot.vision.compensation.Compensation;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.mapping.PixelMapping;
import java.nio.ByteBuffer;

/**
 * The layout of a camera's saved state: a head that says what it fits, then what is known of its
 * colours, then where the camera looks, then the background. A state that does not fit the frame at
 * hand (other size, other version) is not used: the camera learns anew.
 */
final class VisionState {
  private static final byte VERSION = 3;

  /** Version, frame's width and height, analysed width and height. */
  private static final int HEAD = 1 + 4 * Integer.BYTES;

  private VisionState() {}

  static boolean fits(byte[] state, JpegHeader frame, Geometry geometry) {
    if (state.length != sizeBytes(geometry)) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(state);
    return in.get() == VERSION
        && in.getInt() == frame.widthPx()
        && in.getInt() == frame.heightPx()
        && in.getInt() == geometry.widthPx()
        && in.getInt() == geometry.heightPx();
  }

  /** What follows the head. */
  static ByteBuffer body(byte[] state) {
    return ByteBuffer.wrap(state, HEAD, state.length - HEAD);
  }

  static byte[] save(
      JpegHeader frame,
      Geometry geometry,
      PixelMapping mapping,
      Compensation compensation,
      Background background) {
    ByteBuffer out = ByteBuffer.allocate(sizeBytes(geometry));
    out.put(VERSION).putInt(frame.widthPx()).putInt(frame.heightPx());
    out.putInt(geometry.widthPx()).putInt(geometry.heightPx());
    mapping.write(out);
    compensation.write(out);
    background.write(out);
    return out.array();
  }

  private static int sizeBytes(Geometry geometry) {
    return HEAD
        + PixelMapping.sizeBytes()
        + Compensation.sizeBytes(geometry)
        + Background.sizeBytes(geometry);
  }
}
