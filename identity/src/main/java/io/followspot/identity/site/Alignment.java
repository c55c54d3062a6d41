package io.followspot.identity.site;

import io.followspot.identity.filter.FloorMeasurement;
import java.util.Collection;

/**
 * How far each camera's foot points lie off what the site's cameras agree on.
 *
 * <p>Calibrations differ by decimetres. Left alone, a position would jump each time a camera gains
 * or loses sight of an object. Each sighting of an object that another camera sees too teaches the
 * camera's offset; the offsets' mean, weighted by the cameras' precision, stays zero, so that the
 * site as a whole does not wander.
 */
final class Alignment {
  /** The longest memory, in sightings: less than this the mean of all so far. */
  private static final int MEMORY = 300;

  /** Farther off is an error of calibration that is not to be hidden. */
  private static final double MAX_OFFSET_M = 0.5;

  private Alignment() {}

  static FloorMeasurement corrected(FloorMeasurement z, SiteCameraState camera) {
    return z.moved(-camera.offsetXM, -camera.offsetYM);
  }

  /**
   * Learns.
   *
   * @param innovation of the corrected measurement, {x, y} in metres
   */
  static void learn(
      Collection<SiteCameraState> cameras,
      SiteCameraState camera,
      double[] innovation,
      double variance) {
    camera.lessons = Math.min(camera.lessons + 1, MEMORY);
    double rate = 1.0 / (camera.lessons + 10);
    camera.variance =
        camera.variance == 0 ? variance : camera.variance + rate * (variance - camera.variance);
    camera.offsetXM = bounded(camera.offsetXM + rate * innovation[0]);
    camera.offsetYM = bounded(camera.offsetYM + rate * innovation[1]);
    double x = 0;
    double y = 0;
    double weights = 0;
    for (SiteCameraState each : cameras) {
      if (each.lessons > 0) {
        double weight = 1 / each.variance;
        x += weight * each.offsetXM;
        y += weight * each.offsetYM;
        weights += weight;
      }
    }
    for (SiteCameraState each : cameras) {
      if (each.lessons > 0) {
        each.offsetXM -= x / weights;
        each.offsetYM -= y / weights;
      }
    }
  }

  private static double bounded(double metres) {
    return Math.max(-MAX_OFFSET_M, Math.min(MAX_OFFSET_M, metres));
  }
}
