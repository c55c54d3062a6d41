package io.followspot.vision.decode;

/**
 * Scales a plane down: each pixel of the result is the mean of what it covers, by area. One axis
 * after the other, in 1/256.
 */
final class AreaScale {
  private final int[] first;
  private final int[][] weights;

  private AreaScale(double size, int count, int limit) {
    first = new int[count];
    weights = new int[count][];
    double step = size / count;
    for (int i = 0; i < count; i++) {
      double from = i * step;
      double to = Math.min(limit, (i + 1) * step);
      int low = (int) from;
      int high = Math.min(limit, (int) Math.ceil(to - 1e-9));
      first[i] = low;
      int[] w = new int[Math.max(1, high - low)];
      int sum = 0;
      for (int j = 0; j < w.length; j++) {
        double part = Math.min(to, low + j + 1) - Math.max(from, low + j);
        w[j] = (int) Math.round(256 * part / (to - from));
        sum += w[j];
      }
      w[w.length / 2] += 256 - sum;
      weights[i] = w;
    }
  }

  /**
   * Scales a plane.
   *
   * @param stride values of a row
   * @param rows of the plane
   * @param width of what counts of a row, in its pixels, at most the stride
   * @param height of what counts, at most the rows
   */
  static byte[] scale(
      byte[] plane, int stride, int rows, double width, double height, Target target) {
    if (width == target.width() && height == target.height() && stride == target.width()) {
      return plane.length == target.width() * target.height()
          ? plane
          : java.util.Arrays.copyOf(plane, target.width() * target.height());
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
    java.util.Arrays.fill(sums, 0);
    int[] w = weights[y];
    for (int j = 0; j < w.length; j++) {
      int row = (first[y] + j) * stride;
      int weight = w[j];
      for (int x = 0; x < stride; x++) {
        sums[x] += weight * (plane[row + x] & 0xFF);
      }
    }
  }

  private void row(int[] sums, byte[] result, int to) {
    for (int x = 0; x < first.length; x++) {
      int[] w = weights[x];
      int from = first[x];
      int sum = 0;
      for (int j = 0; j < w.length; j++) {
        sum += w[j] * sums[from + j];
      }
      result[to + x] = (byte) (sum + 0x8000 >> 16);
    }
  }
}
