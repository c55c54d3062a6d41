package io.followspot.tracking.life;

/**
 * How often movement alone is reported to a track's function.
 *
 * @param positionTolerance largest error of the dead-reckoned position, as a fraction of the box's
 *     height
 * @param heartbeatUs longest time between reports, in microseconds of capture time
 * @param spreads whether heartbeats of different tracks have slightly different times, so that
 *     those of a crowd that began in one frame do not come in one frame for ever
 */
public record ReportingConfig(double positionTolerance, long heartbeatUs, boolean spreads) {
  /**
   * A tenth of a person's height is hardly visible in a live picture; with a report per second a
   * track still appears live.
   */
  public static final ReportingConfig DEFAULT = new ReportingConfig(0.1, 1_000_000, false);
}
