package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calibrated camera: maps picture points to floor points, and to heights above the floor.
 *
 * <p>Heights need the focal length. Without intrinsics it follows from the homography, the pixels
 * being square and the principal point in the middle of the picture (Zhang, 2000, eqs. 3 and 4 for
 * one view); where that is degenerate, 1.2 picture widths are assumed.
 */
public final class CameraView {
  private static final double TYPICAL_FOCAL_WIDTHS = 1.2;

  private final Homography homography;
  private final int widthPx;
  private final int heightPx;

  /** Floor point (x, y, 1) to picture, row-major. */
  private final double[] ground;

  /** The change of the homogeneous picture point per metre of height. */
  private final double[] up;

  private final double[] centreM;

  /**
   * A camera with a picture of that size.
   *
   * @param intrinsics null if unknown
   */
  public CameraView(
      Homography homography, int widthPx, int heightPx, @Nullable Intrinsics intrinsics) {
    this.homography = homography;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    ground = homography.inverseValues();
    Intrinsics k = intrinsics != null ? intrinsics : estimated(ground, widthPx, heightPx);
    double[] inverse = Matrix3.inverse(k.matrix());
    double[] a = Matrix3.times(inverse, ground[0], ground[3], ground[6]);
    double[] b = Matrix3.times(inverse, ground[1], ground[4], ground[7]);
    double scale = (Matrix3.length(a) + Matrix3.length(b)) / 2;
    double[] c = Matrix3.cross(a, b);
    double[] third = Matrix3.times(k.matrix(), c[0] / scale, c[1] / scale, c[2] / scale);
    double[] centre = centre(ground, third);
    boolean below = centre[2] < 0;
    up = below ? new double[] {-third[0], -third[1], -third[2]} : third;
    centreM = below ? centre(ground, up) : centre;
  }

  /** The pixel size of the picture the calibration is for. */
  public int widthPx() {
    return widthPx;
  }

  /** The pixel size of the picture the calibration is for. */
  public int heightPx() {
    return heightPx;
  }

  public Homography homography() {
    return homography;
  }

  /** The point of the floor below the camera. */
  public FloorPoint footOfCamera() {
    return new FloorPoint(centreM[0], centreM[1]);
  }

  /** The camera's height in metres. */
  public double cameraHeightM() {
    return centreM[2];
  }

  /** The height above a floor point that a picture row shows, in metres. */
  public double heightM(FloorPoint foot, double rowPx) {
    double[] q = Matrix3.times(ground, foot.xM(), foot.yM(), 1);
    return (rowPx * q[2] - q[1]) / (up[1] - rowPx * up[2]);
  }

  /** The picture point at that height above a floor point; empty behind the camera. */
  public Optional<Point> toPicture(FloorPoint foot, double heightM) {
    double[] q = Matrix3.times(ground, foot.xM(), foot.yM(), 1);
    double w = q[2] + heightM * up[2];
    if (!(w > 1e-9)) {
      return Optional.empty();
    }
    return Optional.of(new Point((q[0] + heightM * up[0]) / w, (q[1] + heightM * up[1]) / w));
  }

  /**
   * The intersection of the vertical line through a picture point with a picture row: verticals
   * converge in one vanishing point, so that upright objects away from the centre appear tilted.
   */
  public Point alongVertical(Point through, double rowPx) {
    // The vanishing point of verticals is up[0] / up[2], up[1] / up[2], maybe at infinity.
    double dx = up[0] - through.xPx() * up[2];
    double dy = up[1] - through.yPx() * up[2];
    if (Math.abs(dy) < 1e-9) {
      return new Point(through.xPx(), rowPx);
    }
    return new Point(through.xPx() + (rowPx - through.yPx()) * dx / dy, rowPx);
  }

  /**
   * The floor point below a point of known height that is seen at a picture point; empty if there
   * is none.
   */
  public Optional<FloorPoint> footBelow(Point head, double heightM) {
    double[] raised = ground.clone();
    raised[2] += heightM * up[0];
    raised[5] += heightM * up[1];
    raised[8] += heightM * up[2];
    if (heightM >= centreM[2] || Math.abs(Matrix3.determinant(raised)) < 1e-15) {
      return Optional.empty();
    }
    double[] q = Matrix3.times(Matrix3.inverse(raised), head.xPx(), head.yPx(), 1);
    double x = q[0] / q[2];
    double y = q[1] / q[2];
    double depth = raised[6] * x + raised[7] * y + raised[8];
    return depth > 1e-9 && Double.isFinite(x + y)
        ? Optional.of(new FloorPoint(x, y))
        : Optional.empty();
  }

  private static double[] centre(double[] ground, double[] up) {
    double[] m = {
      ground[0], ground[1], up[0], ground[3], ground[4], up[1], ground[6], ground[7], up[2]
    };
    return Matrix3.times(Matrix3.inverse(m), -ground[2], -ground[5], -ground[8]);
  }

  private static Intrinsics estimated(double[] ground, int widthPx, int heightPx) {
    double cx = widthPx / 2.0;
    double cy = heightPx / 2.0;
    double[] a = {ground[0] - cx * ground[6], ground[3] - cy * ground[6], ground[6]};
    double[] b = {ground[1] - cx * ground[7], ground[4] - cy * ground[7], ground[7]};
    double numerator = 0;
    double denominator = 0;
    // Both constraints as linear equations in 1 / f², by least squares.
    double p = a[0] * b[0] + a[1] * b[1];
    double q = a[2] * b[2];
    numerator -= p * q;
    denominator += p * p;
    double r = a[0] * a[0] + a[1] * a[1] - b[0] * b[0] - b[1] * b[1];
    double s = a[2] * a[2] - b[2] * b[2];
    numerator -= r * s;
    denominator += r * r;
    double inverseSquare = numerator / denominator;
    double focal = inverseSquare > 0 ? Math.sqrt(1 / inverseSquare) : 0;
    boolean plausible = focal > 0.3 * widthPx && focal < 10.0 * widthPx;
    double f = plausible ? focal : TYPICAL_FOCAL_WIDTHS * widthPx;
    return new Intrinsics(f, f, cx, cy);
  }
}
