package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a track is told what its camera sees: at once of whatever changes its life, and of
 * mere movement only when those who extrapolate would be wrong, or have waited long.
 */
public final class ReportingPolicy {
  private final ReportingConfig config;

  /** Decides by the configuration. */
  public ReportingPolicy(ReportingConfig config) {
    this.config = config;
  }

  /**
   * Tells whether to tell the track.
   *
   * @param last what it was told last; null if it never was
   * @param observation what the frame says
   * @param nowUs the frame's capture time
   * @param changes whether the frame also changed zones or crossed lines
   */
  public boolean isDue(
      @Nullable LastReport last, Observation observation, long nowUs, boolean changes) {
    if (last == null) {
      return observation.status() != TrackStatus.TENTATIVE
          && observation.status() != TrackStatus.ENDED;
    }
    return changes
        || observation.status() != last.status()
        || nowUs - last.atUs() >= config.heartbeatUs()
        || (observation.detected() && isOff(last, observation, nowUs));
  }

  private boolean isOff(LastReport last, Observation observation, long nowUs) {
    LastReport now = LastReport.of(observation, nowUs);
    double tolerancePx = config.positionTolerance() * Math.max(now.heightPx(), last.heightPx());
    Point believed = last.believedAt(nowUs);
    return believed.distancePx(new Point(now.xPx(), now.yPx())) > tolerancePx
        || Math.abs(now.heightPx() - last.heightPx()) > tolerancePx;
  }
}
