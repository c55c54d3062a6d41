package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;

/**
 * One point, known both in the picture and on the floor.
 *
 * @param picture in pixels
 * @param floor in metres
 */
public record PointPair(Point picture, FloorPoint floor) {
  /** Rejects a coordinate that is not finite, naming it. */
  public PointPair {
    if (!Double.isFinite(picture.xPx()) || !Double.isFinite(picture.yPx())) {
      throw new CalibrationException("picture point is not finite: " + picture);
    }
    if (!Double.isFinite(floor.xM()) || !Double.isFinite(floor.yM())) {
      throw new CalibrationException("floor point is not finite: " + floor);
    }
  }
}
