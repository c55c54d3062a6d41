package io.followspot.vision.decode;

import java.util.Arrays;

/**
 * Scales a plane down: each pixel of the result is the area-weighted mean of the pixels it covers.
 * One axis after the other, in 1/256.
 */
final class AreaScale {
  /** Index of the first value that a pixel covers. */
  private final int[] first;

  /** Values weighted for each pixel, some with weight zero. */
  private final int taps;

  /** Of each pixel {@link #taps}, which sum up to 256. */
  private final int[] weights;

  private AreaScale(double size, int count, int limit) {
    double step = size / count;
    first = new int[count];
    int[] ends = new int[count];
    int most = 1;
    for (int i = 0; i < count; i++) {
      first[i] = (int) (i * step);
      ends[i] = Math.min(limit, (int) Math.ceil(Math.min(limit, (i + 1) * step) - 1e-9));
      most = Math.max(most, ends[i] - first[i]);
    }
    taps = most;
    weights = new int[count * taps];
    for (int i = 0; i < count; i++) {
      weigh(i, step, Math.max(1, ends[i] - first[i]), limit);
    }
  }

  private void weigh(int i, double step, int covered, int limit) {
    double from = i * step;
    double to = Math.min(limit, (i + 1) * step);
    int low = first[i];
    // Values with weight zero are read too: they must exist.
    first[i] = Math.min(low, limit - taps);
    int at = i * taps + low - first[i];
    int sum = 0;
    for (int j = 0; j < covered; j++) {
      double part = Math.min(to, low + j + 1) - Math.max(from, low + j);
      weights[at + j] = (int) Math.round(256 * part / (to - from));
      sum += weights[at + j];
    }
    weights[at + covered / 2] += 256 - sum;
  }

  /**
   * Scales a plane.
   *
   * @param stride values of a row
   * @param rows of the plane
   * @param width used values of a row, at most the stride
   * @param height used rows, at most {@code rows}
   */
  static byte[] scale(
      byte[] plane, int stride, int rows, double width, double height, Target target) {
    if (width == target.width() && height == target.height() && stride == target.width()) {
      return plane.length == target.width() * target.height()
          ? plane
          : Arrays.copyOf(plane, target.width() * target.height());
    }
    AreaScale across = new AreaScale(width, target.width(), stride);
    AreaScale down = new AreaScale(height, target.height(), rows);
    byte[] result = new byte[target.width() * target.height()];
    int[] sums = new int[stride];
    for (int y = 0; y < target.height(); y++) {
      down.column(plane, stride, y, sums);
      across.row(sums, result, y * target.width());
    }
    return result;
  }

  /** The size of a result. */
  record Target(int width, int height) {}

  private void column(byte[] plane, int stride, int y, int[] sums) {
    int from = first[y] * stride;
    int[] w = Arrays.copyOfRange(weights, y * taps, (y + 1) * taps);
    int x = 0;
    for (; x + Long.BYTES <= stride; x += Long.BYTES) {
      // Weights sum up to 256: a lane of 16 bits holds them all.
      long even = 0;
      long odd = 0;
      for (int j = 0, at = from + x; j < w.length; j++, at += stride) {
        long eight = SwarBytes.eight(plane, at);
        even += w[j] * SwarBytes.even(eight);
        odd += w[j] * SwarBytes.odd(eight);
      }
      for (int i = x; i < x + Long.BYTES; i += 2) {
        sums[i] = (int) even & 0xFFFF;
        sums[i + 1] = (int) odd & 0xFFFF;
        even >>>= 16;
        odd >>>= 16;
      }
    }
    for (; x < stride; x++) {
      sums[x] = 0;
      for (int j = 0; j < w.length; j++) {
        sums[x] += w[j] * (plane[from + j * stride + x] & 0xFF);
      }
    }
  }

  private void row(int[] sums, byte[] result, int to) {
    int[] w = weights;
    int count = taps;
    for (int x = 0, at = 0; x < first.length; x++, at += count) {
      int from = first[x];
      int sum = 0x8000;
      for (int j = 0; j < count; j++) {
        sum += w[at + j] * sums[from + j];
      }
      result[to + x] = (byte) (sum >> 16);
    }
  }
}
