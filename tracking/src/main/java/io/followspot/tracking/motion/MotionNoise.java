package io.followspot.tracking.motion;

/**
 * Measurement noise of detections and process noise of objects. All lengths are in sizes, the mean
 * of the box's width and height, so that the values hold for near and far objects; all rates are
 * per second, so that they hold for any frame rate.
 *
 * @param measuredCentre standard deviation of a detection's centre, in sizes
 * @param measuredExtent standard deviation of a detection's width and height, in sizes
 * @param centreAcceleration intensity of the white acceleration of the centre, sizes/s^1.5
 * @param extentAcceleration the same of width and height
 * @param initialSpeed standard deviation of a new track's velocity, sizes/s
 * @param initialGrowth standard deviation of a new track's change of width and height, sizes/s
 * @param velocityMemoryS seconds without a detection after which a velocity has fallen to 1/e
 */
public record MotionNoise(
    double measuredCentre,
    double measuredExtent,
    double centreAcceleration,
    double extentAcceleration,
    double initialSpeed,
    double initialGrowth,
    double velocityMemoryS) {
  /** Rejects values that are not above zero. */
  public MotionNoise {
    requirePositive("measuredCentre", measuredCentre);
    requirePositive("measuredExtent", measuredExtent);
    requirePositive("centreAcceleration", centreAcceleration);
    requirePositive("extentAcceleration", extentAcceleration);
    requirePositive("initialSpeed", initialSpeed);
    requirePositive("initialGrowth", initialGrowth);
    requirePositive("velocityMemoryS", velocityMemoryS);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " " + value + " must be greater than zero");
    }
  }
}
