package io.followspot.tracking.geometry;

/**
 * A plane affine map: {@code x' = a x + b y + tx}, {@code y' = c x + d y + ty}, in pixels.
 *
 * <p>The linear part {@code a, b, c, d} stands row by row.
 */
public record Affine(double a, double b, double tx, double c, double d, double ty) {
  /** The map that changes nothing. */
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  /** Returns where the point goes. */
  public Point apply(Point p) {
    return new Point(a * p.xPx() + b * p.yPx() + tx, c * p.xPx() + d * p.yPx() + ty);
  }
}
