package io.followspot.identity.site;

import io.followspot.identity.filter.FloorMeasurement;
import java.util.Collection;

/**
 * The offset of each camera's foot points from the consensus of the site's cameras.
 *
 * <p>Calibrations differ by decimetres. Without correction, a position would jump each time a
 * camera starts or stops seeing an object. Each sighting of an object that another camera also sees
 * updates the camera's offset; the offsets' mean, weighted by the cameras' precision, stays zero,
 * so that the site as a whole does not drift.
 */
final class Alignment {
  /** The longest averaging time, in sightings; before that the mean of all so far. */
  private static final int MEMORY = 300;

  /** Largest offset that is corrected; a larger one is a calibration error to be seen. */
  private static final double MAX_OFFSET_M = 0.5;

  private Alignment() {}

  static FloorMeasurement corrected(FloorMeasurement z, SiteCameraState camera) {
    return z.moved(-camera.offsetXM, -camera.offsetYM);
  }

  /**
   * Updates the offset.
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
