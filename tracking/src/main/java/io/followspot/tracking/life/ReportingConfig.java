package io.followspot.tracking.life;

/**
 * How often a track is told of mere movement.
 *
 * @param positionTolerance how far the dead-reckoned position may be off, as a fraction of the
 *     box's height
 * @param heartbeatUs how long a track may go untold, in microseconds of capture time
 */
public record ReportingConfig(double positionTolerance, long heartbeatUs) {
  /**
   * A tenth of a person's height is hard to see in a live picture; a second is what people accept
   * as alive.
   */
  public static final ReportingConfig DEFAULT = new ReportingConfig(0.1, 1_000_000);
}
