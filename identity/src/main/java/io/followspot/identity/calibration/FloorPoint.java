package io.followspot.identity.calibration;

/**
 * A point on a site's floor.
 *
 * @param xM metres along the floor's first axis
 * @param yM metres along its second axis
 */
public record FloorPoint(double xM, double yM) {
  /** Euclidean distance in metres. */
  public double distanceM(FloorPoint other) {
    double dx = xM - other.xM;
    double dy = yM - other.yM;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
