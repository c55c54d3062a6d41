package io.followspot.identity.site;

import java.util.List;

/**
 * The position of an identity.
 *
 * @param globalId of the identity
 * @param capturedAtUs time of the position
 * @param label class, empty if unknown
 * @param xM metres along the floor's first axis
 * @param yM metres along its second axis
 * @param velocityXMPerS metres per second
 * @param velocityYMPerS metres per second
 * @param covXxM2 variance of x
 * @param covXyM2 covariance of x and y
 * @param covYyM2 variance of y
 * @param cameras that saw it recently, sorted
 * @param zones of the floor that it is in, sorted
 */
public record FloorPosition(
    String globalId,
    long capturedAtUs,
    String label,
    double xM,
    double yM,
    double velocityXMPerS,
    double velocityYMPerS,
    double covXxM2,
    double covXyM2,
    double covYyM2,
    List<String> cameras,
    List<String> zones)
    implements SiteOutcome {
  /** Metres per second. */
  public double speedMPerS() {
    return Math.sqrt(velocityXMPerS * velocityXMPerS + velocityYMPerS * velocityYMPerS);
  }

  /** Direction of movement in degrees from the first towards the second axis, 0 to 360. */
  public double headingDeg() {
    double degrees = Math.toDegrees(StrictMath.atan2(velocityYMPerS, velocityXMPerS));
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
