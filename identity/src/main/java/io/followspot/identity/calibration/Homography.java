package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;
import java.util.Arrays;
import java.util.Optional;

/**
 * Maps picture points to floor points and back. Only picture points below the horizon have a floor
 * point: the matrix is normalised so that these have a positive third coordinate.
 */
public final class Homography {
  private final double[] toFloor;
  private final double[] toPicture;

  private Homography(double[] toFloor) {
    this.toFloor = toFloor;
    this.toPicture = Matrix3.inverse(toFloor);
  }

  /**
   * From the nine values of a matrix.
   *
   * @param values row-major, picture (pixels) to floor (metres)
   * @param below a picture point that certainly shows the floor
   * @throws CalibrationException if the matrix has no inverse or sends that point to infinity
   */
  public static Homography of(double[] values, Point below) {
    if (values.length != 9) {
      throw new CalibrationException("a homography has 9 values, not " + values.length);
    }
    double norm = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new CalibrationException("homography is not finite: " + Arrays.toString(values));
      }
      norm = Math.max(norm, Math.abs(value));
    }
    double w = values[6] * below.xPx() + values[7] * below.yPx() + values[8];
    double[] scaled = values.clone();
    if (norm == 0 || w == 0) {
      throw new CalibrationException("homography sends " + below + " to infinity");
    }
    for (int i = 0; i < 9; i++) {
      scaled[i] /= w;
    }
    if (Math.abs(Matrix3.determinant(scaled)) < 1e-15) {
      throw new CalibrationException("homography has no inverse: " + Arrays.toString(values));
    }
    return new Homography(scaled);
  }

  /** From a camera's intrinsics and pose: what it shows of the plane z = 0. */
  public static Homography of(Intrinsics intrinsics, Pose pose) {
    double[] r = pose.rotation();
    double[] t = pose.translationM();
    double[] planar = {r[0], r[1], t[0], r[3], r[4], t[1], r[6], r[7], t[2]};
    double[] toPicture = Matrix3.multiply(intrinsics.matrix(), planar);
    if (Math.abs(Matrix3.determinant(toPicture)) < 1e-9) {
      throw new CalibrationException("the camera stands on the floor or looks along it: " + pose);
    }
    // A floor point in front of the camera has a positive depth: the sign is known.
    double[] inverse = Matrix3.inverse(toPicture);
    return new Homography(inverse);
  }

  /** Row-major, picture to floor. */
  public double[] values() {
    return toFloor.clone();
  }

  /** Row-major, floor to picture. */
  public double[] inverseValues() {
    return toPicture.clone();
  }

  /** Where a picture point lies on the floor; empty at and above the horizon. */
  public Optional<FloorPoint> toFloor(Point p) {
    double[] q = Matrix3.times(toFloor, p.xPx(), p.yPx(), 1);
    if (!(q[2] > 1e-9)) {
      return Optional.empty();
    }
    return Optional.of(new FloorPoint(q[0] / q[2], q[1] / q[2]));
  }

  /** Where a floor point lies in the picture's plane; empty behind the camera. */
  public Optional<Point> toPicture(FloorPoint p) {
    double[] q = Matrix3.times(toPicture, p.xM(), p.yM(), 1);
    if (!(q[2] > 1e-9)) {
      return Optional.empty();
    }
    return Optional.of(new Point(q[0] / q[2], q[1] / q[2]));
  }

  /**
   * How the floor point moves with the picture point: {dx/du, dx/dv, dy/du, dy/dv} in metres per
   * pixel.
   */
  public double[] jacobian(Point p) {
    double[] h = toFloor;
    double[] q = Matrix3.times(h, p.xPx(), p.yPx(), 1);
    double x = q[0] / q[2];
    double y = q[1] / q[2];
    return new double[] {
      (h[0] - x * h[6]) / q[2],
      (h[1] - x * h[7]) / q[2],
      (h[3] - y * h[6]) / q[2],
      (h[4] - y * h[7]) / q[2]
    };
  }
}
