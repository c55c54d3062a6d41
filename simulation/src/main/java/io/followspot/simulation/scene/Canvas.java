package io.followspot.simulation.scene;

/**
 * Paints soft-edged shapes into packed RGB. Only additions, products and square roots, so that the
 * same call gives the same pixels on every machine.
 */
final class Canvas {
  final int width;
  final int height;
  final int[] rgb;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rgb = new int[width * height];
  }

  /** A line with round ends of the given radius. */
  void capsule(double x1, double y1, double x2, double y2, double radius, int colour) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length2 = Math.max(1e-9, dx * dx + dy * dy);
    int top = row(Math.min(y1, y2) - radius - 1);
    int bottom = row(Math.max(y1, y2) + radius + 2);
    int left = column(Math.min(x1, x2) - radius - 1);
    int right = column(Math.max(x1, x2) + radius + 2);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double px = x + 0.5 - x1;
        double py = y + 0.5 - y1;
        double t = Math.max(0, Math.min(1, (px * dx + py * dy) / length2));
        double ex = px - t * dx;
        double ey = py - t * dy;
        double reach = radius + 0.5;
        double d2 = ex * ex + ey * ey;
        if (d2 < reach * reach) {
          blend(y * width + x, colour, reach - Math.sqrt(d2));
        }
      }
    }
  }

  /** An upright ellipse. */
  void ellipse(double cx, double cy, double rx, double ry, int colour) {
    int bottom = row(cy + ry + 2);
    int right = column(cx + rx + 2);
    for (int y = row(cy - ry - 1); y < bottom; y++) {
      double v = (y + 0.5 - cy) / ry;
      for (int x = column(cx - rx - 1); x < right; x++) {
        double u = (x + 0.5 - cx) / rx;
        blend(y * width + x, colour, (1 - Math.sqrt(u * u + v * v)) * Math.min(rx, ry) + 0.5);
      }
    }
  }

  /** Darkens an ellipse, most in its middle. */
  void shadow(double cx, double cy, double rx, double ry, double depth) {
    int bottom = row(cy + ry + 1);
    int right = column(cx + rx + 1);
    for (int y = row(cy - ry); y < bottom; y++) {
      double v = (y + 0.5 - cy) / ry;
      for (int x = column(cx - rx); x < right; x++) {
        double u = (x + 0.5 - cx) / rx;
        double inside = 1 - u * u - v * v;
        if (inside > 0) {
          int at = y * width + x;
          rgb[at] = scale(rgb[at], 1 - depth * Math.min(1, 2 * inside));
        }
      }
    }
  }

  /** A rectangle with soft edges. */
  void rectangle(double left, double top, double right, double bottom, int colour) {
    int toRow = row(bottom + 1);
    int toColumn = column(right + 1);
    for (int y = row(top); y < toRow; y++) {
      double v = Math.min(1, Math.min(y + 1 - top, bottom - y));
      for (int x = column(left); x < toColumn; x++) {
        blend(y * width + x, colour, v * Math.min(1, Math.min(x + 1 - left, right - x)));
      }
    }
  }

  /** Paints over one pixel; coverage is clamped to 0 to 1. */
  void blend(int at, int colour, double coverage) {
    if (coverage <= 0) {
      return;
    }
    if (coverage >= 1) {
      rgb[at] = colour;
      return;
    }
    int a = (int) (coverage * 256);
    int old = rgb[at];
    int rb = (colour & 0xFF00FF) * a + (old & 0xFF00FF) * (256 - a);
    int g = (colour & 0x00FF00) * a + (old & 0x00FF00) * (256 - a);
    rgb[at] = (rb >>> 8 & 0xFF00FF) | (g >>> 8 & 0x00FF00);
  }

  /** Brightens or darkens a colour. */
  static int scale(int colour, double by) {
    int r = Math.min(255, (int) ((colour >> 16 & 255) * by));
    int g = Math.min(255, (int) ((colour >> 8 & 255) * by));
    int b = Math.min(255, (int) ((colour & 255) * by));
    return r << 16 | g << 8 | b;
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(height, Math.floor(y)));
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(width, Math.floor(x)));
  }
}
