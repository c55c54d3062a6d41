package io.followspot.simulation.site;

import io.followspot.identity.calibration.FloorPoint;

/** One person's path: from waypoint to waypoint, each section at its own speed. */
final class Walk {
  private static final double WIDTH_M = 10;

  private final SeededNoise noise;
  private final long person;
  private final double lengthM;

  Walk(SeededNoise noise, long person, double lengthM) {
    this.noise = noise;
    this.person = person;
    this.lengthM = lengthM;
  }

  double heightM() {
    return noise.between(1.55, 1.95, 1, person, 0);
  }

  /** The person's position at a time in seconds after the start. */
  FloorPoint at(double seconds) {
    double left = seconds;
    FloorPoint from = waypoint(0);
    for (int i = 1; ; i++) {
      FloorPoint to = waypoint(i);
      double stretch = Math.max(0.1, from.distanceM(to)) / noise.between(0.6, 1.5, 3, person, i);
      if (left < stretch) {
        double part = left / stretch;
        // Accelerates and decelerates smoothly.
        double eased = part * part * (3 - 2 * part) * 0.3 + part * 0.7;
        return new FloorPoint(
            from.xM() + eased * (to.xM() - from.xM()), from.yM() + eased * (to.yM() - from.yM()));
      }
      left -= stretch;
      from = to;
    }
  }

  private FloorPoint waypoint(int i) {
    return new FloorPoint(
        noise.between(0.5, lengthM - 0.5, 2, person, 2L * i),
        noise.between(0.5, WIDTH_M - 0.5, 2, person, 2L * i + 1));
  }
}
