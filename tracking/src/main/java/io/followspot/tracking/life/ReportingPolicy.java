package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an observation is sent to its track's function: at once if it changes the track's
 * status, zones or lines; for movement alone only when the extrapolated position would be wrong, or
 * after the heartbeat time.
 */
public final class ReportingPolicy {
  /** A heartbeat comes earlier by at most this part of its time, in as many steps. */
  private static final int SPREAD_PART = 4;

  private static final int SPREAD_STEPS = 256;

  private final ReportingConfig config;

  /** Decides by the configuration. */
  public ReportingPolicy(ReportingConfig config) {
    this.config = config;
  }

  /**
   * Returns whether to send the observation.
   *
   * @param last the last report; null if there was none
   * @param observation of this frame
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
        || nowUs - last.atUs() >= heartbeatUs(observation.ordinal())
        || (observation.detected() && isOff(last, observation, nowUs));
  }

  private long heartbeatUs(long ordinal) {
    long earlier = config.spreads() ? ordinal % SPREAD_STEPS : 0;
    return config.heartbeatUs() - config.heartbeatUs() * earlier / (SPREAD_PART * SPREAD_STEPS);
  }

  private boolean isOff(LastReport last, Observation observation, long nowUs) {
    LastReport now = LastReport.of(observation, nowUs);
    double tolerancePx = config.positionTolerance() * Math.max(now.heightPx(), last.heightPx());
    Point believed = last.believedAt(nowUs);
    return believed.distancePx(new Point(now.xPx(), now.yPx())) > tolerancePx
        || Math.abs(now.heightPx() - last.heightPx()) > tolerancePx;
  }
}
