package io.followspot.tracking.geometry;

/**
 * A plane affine map: {@code x' = a x + b y + tx}, {@code y' = c x + d y + ty}, in pixels.
 *
 * <p>The linear part {@code a, b, c, d} is row-major.
 */
public record Affine(double a, double b, double tx, double c, double d, double ty) {
  /** The identity. */
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  /** Returns the image of the point. */
  public Point apply(Point p) {
    return new Point(a * p.xPx() + b * p.yPx() + tx, c * p.xPx() + d * p.yPx() + ty);
  }

  /** A translation. */
  public static Affine translation(double dxPx, double dyPx) {
    return new Affine(1, 0, dxPx, 0, 1, dyPx);
  }

  /** The composition: this map first, then the next. */
  public Affine then(Affine next) {
    return new Affine(
        next.a * a + next.b * c,
        next.a * b + next.b * d,
        next.a * tx + next.b * ty + next.tx,
        next.c * a + next.d * c,
        next.c * b + next.d * d,
        next.c * tx + next.d * ty + next.ty);
  }

  /**
   * The inverse map.
   *
   * @throws ArithmeticException if this map is singular
   */
  public Affine inverse() {
    double determinant = a * d - b * c;
    if (Math.abs(determinant) < 1e-12) {
      throw new ArithmeticException("no inverse: determinant " + determinant);
    }
    double ia = d / determinant;
    double ib = -b / determinant;
    double ic = -c / determinant;
    double id = a / determinant;
    return new Affine(ia, ib, -(ia * tx + ib * ty), ic, id, -(ic * tx + id * ty));
  }

  /**
   * The same map between scaled pictures.
   *
   * @param scaleX width in the new pixels by that in the old ones
   * @param scaleY and so the height
   */
  public Affine scaled(double scaleX, double scaleY) {
    return new Affine(a, b * scaleX / scaleY, tx * scaleX, c * scaleY / scaleX, d, ty * scaleY);
  }
}
