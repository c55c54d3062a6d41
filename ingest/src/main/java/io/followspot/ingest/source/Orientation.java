package io.followspot.ingest.source;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.IntPointer;

/**
 * The transformation that makes a picture upright. The ordinal plus one is EXIF's number (tag
 * 0x0112).
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  TURNED_HALF,
  MIRRORED_TURNED_HALF,
  TRANSPOSED,
  TURN_CLOCKWISE,
  TRANSVERSED,
  TURN_COUNTERCLOCKWISE;

  /** By EXIF's number; upright if it is invalid. */
  static Orientation ofExif(int number) {
    return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
  }

  /** By the side data of a decoded picture; upright without any. */
  static Orientation of(AVFrame picture) {
    AVFrameSideData data = av_frame_get_side_data(picture, AV_FRAME_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull() || data.size() < 9 * Integer.BYTES) {
      return UPRIGHT;
    }
    int[] matrix = new int[9];
    new IntPointer(data.data()).get(matrix);
    return ofMatrix(matrix);
  }

  /**
   * The orientation nearest to a display matrix.
   *
   * @param matrix nine numbers, row by row, as in ISO 14496-12: x' = m0 x + m3 y, y' = m1 x + m4 y
   */
  static Orientation ofMatrix(int[] matrix) {
    long a = matrix[0];
    long b = matrix[1];
    long c = matrix[3];
    long d = matrix[4];
    if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
      if (a >= 0) {
        return d >= 0 ? UPRIGHT : MIRRORED_TURNED_HALF;
      }
      return d >= 0 ? MIRRORED : TURNED_HALF;
    }
    if (b >= 0) {
      return c >= 0 ? TRANSPOSED : TURN_CLOCKWISE;
    }
    return c >= 0 ? TURN_COUNTERCLOCKWISE : TRANSVERSED;
  }

  /** Whether width and height are swapped. */
  boolean swapsSides() {
    return ordinal() >= TRANSPOSED.ordinal();
  }

  /** Whether left and right are swapped, after width and height if both are. */
  private boolean flipsColumns() {
    return switch (this) {
      case MIRRORED, TURNED_HALF, TURN_CLOCKWISE, TRANSVERSED -> true;
      default -> false;
    };
  }

  private boolean flipsRows() {
    return switch (this) {
      case TURNED_HALF, MIRRORED_TURNED_HALF, TURN_COUNTERCLOCKWISE, TRANSVERSED -> true;
      default -> false;
    };
  }

  /**
   * Transforms one plane.
   *
   * @param from rows of {@code stride} bytes, of which {@code width} are used
   * @param to rows of {@code toStride} bytes; as wide as {@code from} is high where sides are
   *     swapped
   */
  void turn(byte[] from, int width, int height, int stride, byte[] to, int toStride) {
    int toWidth = swapsSides() ? height : width;
    int toHeight = swapsSides() ? width : height;
    for (int y = 0; y < toHeight; y++) {
      int v = flipsRows() ? toHeight - 1 - y : y;
      for (int x = 0; x < toWidth; x++) {
        int u = flipsColumns() ? toWidth - 1 - x : x;
        to[y * toStride + x] = swapsSides() ? from[u * stride + v] : from[v * stride + u];
      }
    }
  }
}
