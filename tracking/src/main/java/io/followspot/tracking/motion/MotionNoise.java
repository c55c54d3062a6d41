package io.followspot.tracking.motion;

/**
 * How precise detections are and how abruptly objects move. All lengths are in sizes, the mean of
 * the box's width and height, so that near and far objects are treated alike; all rates are per
 * second, so that the frame rate does not matter.
 *
 * @param measuredCentre standard deviation of a detection's centre, in sizes
 * @param measuredExtent standard deviation of a detection's width and height, in sizes
 * @param centreAcceleration intensity of the white acceleration of the centre, sizes/s^1.5
 * @param extentAcceleration the same of width and height
 * @param initialSpeed standard deviation of a new track's velocity, sizes/s
 * @param initialGrowth standard deviation of a new track's change of width and height, sizes/s
 * @param velocityMemoryS after how many seconds unseen a velocity has fallen to 1/e
 */
public record MotionNoise(
    double measuredCentre,
    double measuredExtent,
    double centreAcceleration,
    double extentAcceleration,
    double initialSpeed,
    double initialGrowth,
    double velocityMemoryS) {
  /** Refuses values that are not above zero. */
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
