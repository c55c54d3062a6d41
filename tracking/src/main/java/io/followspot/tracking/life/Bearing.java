package io.followspot.tracking.life;

import java.util.OptionalDouble;

/** The direction of a track's movement. */
public final class Bearing {
  private Bearing() {}

  /**
   * Returns the direction of a velocity.
   *
   * @param xPxPerS to the right
   * @param yPxPerS downwards
   * @param restPxPerS at and below this speed a direction would be noise
   * @return degrees from 0 to below 360, clockwise, 0 is upwards; empty at rest
   */
  public static OptionalDouble of(double xPxPerS, double yPxPerS, double restPxPerS) {
    if (!(Math.hypot(xPxPerS, yPxPerS) > restPxPerS)) {
      return OptionalDouble.empty();
    }
    double degrees = Math.toDegrees(StrictMath.atan2(xPxPerS, -yPxPerS));
    return OptionalDouble.of(degrees < 0 ? (degrees + 360) % 360 : degrees);
  }
}
