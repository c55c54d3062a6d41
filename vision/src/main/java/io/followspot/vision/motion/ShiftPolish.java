package io.followspot.vision.motion;

/**
 * Refines a shift: Gauss-Newton steps towards the least difference in brightness (Lucas and Kanade,
 * 1981, with the whole picture as their window), with a common change of light as a further
 * unknown. Uses every other pixel of every other row; pixels with a large difference are left out
 * as moving objects.
 *
 * <p>With {@code e = to(x + t) - from(x) - b} and the gradient g of {@code from}, each step solves
 * {@code sum(g g') dt + sum(g) db = sum(g e)} and {@code sum(g') dt + n db = sum(e)}.
 */
final class ShiftPolish {
  private static final int STEPS = 3;

  /** Difference in levels beyond which a pixel is left out. */
  private static final int OUTLIER = 30;

  private final Plane from;
  private final Plane to;
  private double dx;
  private double dy;
  private double light;

  ShiftPolish(Plane from, Plane to, double dx, double dy) {
    this.from = from;
    this.to = to;
    this.dx = dx;
    this.dy = dy;
  }

  /** Iterates; false if the picture has too little texture. */
  boolean run() {
    for (int step = 0; step < STEPS; step++) {
      if (!step()) {
        return false;
      }
    }
    return true;
  }

  double dx() {
    return dx;
  }

  double dy() {
    return dy;
  }

  private boolean step() {
    int wholeX = (int) Math.floor(dx);
    int wholeY = (int) Math.floor(dy);
    Sums sums = new Sums();
    int width = from.widthPx();
    int firstX = Math.max(1, -wholeX) | 1;
    int firstY = Math.max(1, -wholeY) | 1;
    int endX = Math.min(width - 1, width - 1 - wholeX);
    int endY = Math.min(from.heightPx() - 1, from.heightPx() - 1 - wholeY);
    int[] weights = weights(dx - wholeX, dy - wholeY);
    int bias = (int) Math.round(light * 256);
    for (int y = firstY; y < endY; y += 2) {
      row(y * width + firstX, y * width + endX, wholeY * width + wholeX, weights, bias, sums);
    }
    return solve(sums);
  }

  /** One row's part of the sums; the shifted picture is interpolated. */
  private void row(int first, int end, int shift, int[] w, int bias, Sums sums) {
    byte[] a = from.values();
    byte[] b = to.values();
    int width = from.widthPx();
    for (int i = first; i < end; i += 2) {
      int j = i + shift;
      int seen =
          w[0] * (b[j] & 0xFF)
              + w[1] * (b[j + 1] & 0xFF)
              + w[2] * (b[j + width] & 0xFF)
              + w[3] * (b[j + width + 1] & 0xFF);
      int e = seen - ((a[i] & 0xFF) << 8) - bias;
      if (Math.abs(e) < OUTLIER << 8) {
        int gx = (a[i + 1] & 0xFF) - (a[i - 1] & 0xFF);
        int gy = (a[i + width] & 0xFF) - (a[i - width] & 0xFF);
        sums.add(gx, gy, e);
      }
    }
  }

  /** Of the four neighbours, in 1/256. */
  private static int[] weights(double u, double v) {
    int right = (int) Math.round((1 - v) * u * 256);
    int lower = (int) Math.round(v * (1 - u) * 256);
    int both = (int) Math.round(u * v * 256);
    return new int[] {256 - right - lower - both, right, lower, both};
  }

  private boolean solve(Sums s) {
    if (s.n < 100) {
      return false;
    }
    double meanX = s.x / (double) s.n;
    double meanY = s.y / (double) s.n;
    double meanE = s.e / (double) s.n;
    double xx = s.xx - s.x * meanX;
    double xy = s.xy - s.x * meanY;
    double yy = s.yy - s.y * meanY;
    double determinant = xx * yy - xy * xy;
    if (determinant < 1e-3 * xx * yy || xx + yy < s.n) {
      return false;
    }
    double xe = s.xe - s.e * meanX;
    double ye = s.ye - s.e * meanY;
    // Gradients span two pixels, brightness is in 1/256: hence 2 / 256.
    double stepX = (yy * xe - xy * ye) / determinant / 128;
    double stepY = (xx * ye - xy * xe) / determinant / 128;
    dx -= Math.max(-1, Math.min(1, stepX));
    dy -= Math.max(-1, Math.min(1, stepY));
    light += (meanE - (meanX * stepX + meanY * stepY) * 128) / 256;
    return true;
  }

  private static final class Sums {
    private long n;
    private long x;
    private long y;
    private long e;
    private long xx;
    private long xy;
    private long yy;
    private long xe;
    private long ye;

    void add(int gx, int gy, int error) {
      n++;
      x += gx;
      y += gy;
      e += error;
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
      xe += (long) gx * error;
      ye += (long) gy * error;
    }
  }
}
