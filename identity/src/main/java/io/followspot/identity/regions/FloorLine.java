package io.followspot.identity.regions;

import io.followspot.identity.calibration.FloorPoint;

/**
 * A directed segment on the floor. From left to right, as seen from start to end on a plan whose
 * second axis points up, is forward.
 *
 * @param start in metres
 * @param end in metres, at least 1 cm away from start
 */
public record FloorLine(FloorPoint start, FloorPoint end) {
  private static final double MIN_LENGTH_M = 0.01;

  /** Rejects a line without length. */
  public FloorLine {
    double dx = end.xM() - start.xM();
    double dy = end.yM() - start.yM();
    if (!(dx * dx + dy * dy >= MIN_LENGTH_M * MIN_LENGTH_M)) {
      throw new IllegalArgumentException("a floor line starts where it ends: " + start);
    }
  }

  /** The signed distance from the infinite line in metres; above zero is right of it. */
  double distanceRightM(double xM, double yM) {
    double dx = end.xM() - start.xM();
    double dy = end.yM() - start.yM();
    return rightOf(start.xM(), start.yM(), dx, dy, xM, yM) / Math.sqrt(dx * dx + dy * dy);
  }

  /**
   * Whether a step passes through the segment: 1 from left to right, -1 from right to left, 0 not
   * at all. A point on the line counts as right of it, so that no passage counts twice.
   */
  int passage(double fromXM, double fromYM, double toXM, double toYM) {
    boolean before = distanceRightM(fromXM, fromYM) >= 0;
    boolean after = distanceRightM(toXM, toYM) >= 0;
    if (before == after) {
      return 0;
    }
    double dx = toXM - fromXM;
    double dy = toYM - fromYM;
    boolean startRight = rightOf(fromXM, fromYM, dx, dy, start.xM(), start.yM()) >= 0;
    boolean endRight = rightOf(fromXM, fromYM, dx, dy, end.xM(), end.yM()) >= 0;
    return startRight == endRight ? 0 : after ? 1 : -1;
  }

  /** Twice the area of the triangle; above zero where the point lies right of the direction. */
  private static double rightOf(
      double originX, double originY, double dx, double dy, double xM, double yM) {
    return dy * (xM - originX) - dx * (yM - originY);
  }
}
