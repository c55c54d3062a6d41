package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;

/**
 * The last observation sent to a track's function, from which consumers extrapolate.
 *
 * @param atUs capture time in microseconds
 * @param status then
 * @param xPx centre of the box
 * @param yPx centre of the box
 * @param heightPx of the box
 * @param velocityXPxPerS of the centre
 * @param velocityYPxPerS of the centre
 */
public record LastReport(
    long atUs,
    TrackStatus status,
    float xPx,
    float yPx,
    float heightPx,
    float velocityXPxPerS,
    float velocityYPxPerS) {
  /** The report of an observation. */
  public static LastReport of(Observation observation, long atUs) {
    return new LastReport(
        atUs,
        observation.status(),
        (float) (observation.box().leftPx() + observation.box().widthPx() / 2),
        (float) (observation.box().topPx() + observation.box().heightPx() / 2),
        (float) observation.box().heightPx(),
        (float) observation.velocityXPxPerS(),
        (float) observation.velocityYPxPerS());
  }

  /** The centre as consumers extrapolate it: dead reckoning at constant velocity. */
  Point believedAt(long nowUs) {
    double seconds = (nowUs - atUs) / 1e6;
    return new Point(xPx + velocityXPxPerS * seconds, yPx + velocityYPxPerS * seconds);
  }
}
