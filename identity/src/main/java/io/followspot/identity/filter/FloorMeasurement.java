package io.followspot.identity.filter;

/**
 * A camera's measurement of an object's near edge on the floor.
 *
 * @param xM in metres
 * @param yM in metres
 * @param varXxM2 variance of x
 * @param varXyM2 covariance of x and y
 * @param varYyM2 variance of y
 * @param awayX x of the unit vector on the floor that points away from the camera
 * @param awayY y of the same
 */
public record FloorMeasurement(
    double xM,
    double yM,
    double varXxM2,
    double varXyM2,
    double varYyM2,
    double awayX,
    double awayY) {

  /** The same measurement, displaced. */
  public FloorMeasurement moved(double dxM, double dyM) {
    return new FloorMeasurement(xM + dxM, yM + dyM, varXxM2, varXyM2, varYyM2, awayX, awayY);
  }
}
