package io.followspot.vision;

import io.followspot.vision.background.Background;
import io.followspot.vision.compensation.Compensation;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.mapping.PixelMapping;
import io.followspot.vision.motion.Plane;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a camera's saved state: a header with version and sizes, then the colour
 * statistics, the camera's pose and the background, and at the end, if configured, the previous
 * picture at a quarter of its size. A state that does not fit the frame (other size, other version)
 * is not used: the camera learns from the start.
 */
final class VisionState {
  private static final byte VERSION = 6;

  /** The previous version, without cells of unknown background. */
  private static final byte ALL_KNOWN = 5;

  /** Version, frame's width and height, analysed width and height. */
  private static final int HEAD = 1 + 4 * Integer.BYTES;

  private VisionState() {}

  static boolean fits(byte[] state, JpegHeader frame, Geometry geometry) {
    if (state.length != sizeBytes(geometry)
        && state.length != sizeBytes(geometry) + geometry.cells()) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(state);
    byte version = in.get();
    return (version == VERSION || version == ALL_KNOWN)
        && in.getInt() == frame.widthPx()
        && in.getInt() == frame.heightPx()
        && in.getInt() == geometry.widthPx()
        && in.getInt() == geometry.heightPx();
  }

  /** Whether it is of the previous version, in which the background is known everywhere. */
  static boolean isAllKnown(byte[] state) {
    return state[0] == ALL_KNOWN;
  }

  /** The part after the header. */
  static ByteBuffer body(byte[] state) {
    return ByteBuffer.wrap(state, HEAD, state.length - HEAD);
  }

  /** The previous picture of a state that fits; empty if it was not stored. */
  static Optional<Plane> before(byte[] state, Geometry geometry) {
    int start = sizeBytes(geometry);
    return state.length == start
        ? Optional.empty()
        : Optional.of(
            new Plane(
                geometry.cellsAcross(),
                geometry.cellsDown(),
                Arrays.copyOfRange(state, start, state.length)));
  }

  static byte[] save(
      JpegHeader frame,
      Geometry geometry,
      PixelMapping mapping,
      Compensation compensation,
      Background background,
      @Nullable Plane now) {
    ByteBuffer out =
        ByteBuffer.allocate(sizeBytes(geometry) + (now == null ? 0 : geometry.cells()));
    out.put(VERSION).putInt(frame.widthPx()).putInt(frame.heightPx());
    out.putInt(geometry.widthPx()).putInt(geometry.heightPx());
    mapping.write(out);
    compensation.write(out);
    background.write(out);
    if (now != null) {
      out.put(now.values());
    }
    return out.array();
  }

  /** The greatest length of a state, whatever the shape of the frames. */
  static int maxSizeBytes(VisionConfig config) {
    int height = config.decode().analysisHeightPx();
    int cells = (height * height * 16 / 9 + 15) / 16;
    // The length depends on the number of pixels and cells only.
    Geometry most = new Geometry(Geometry.CELL, Geometry.CELL * cells);
    return sizeBytes(most) + (config.motionMap() ? cells : 0);
  }

  /** Length of a state without the picture before. */
  private static int sizeBytes(Geometry geometry) {
    return HEAD
        + PixelMapping.sizeBytes()
        + Compensation.sizeBytes(geometry)
        + Background.sizeBytes(geometry);
  }
}
