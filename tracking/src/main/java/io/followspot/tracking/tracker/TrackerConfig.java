package io.followspot.tracking.tracker;

/**
 * How detections become tracks.
 *
 * @param minScore detections at or above it may start a track
 * @param maxLostUs how long a confirmed track may go unseen before it ends, in microseconds
 * @param minHits detections before a track is confirmed
 */
public record TrackerConfig(double minScore, long maxLostUs, int minHits) {
  /** The one configuration for all cameras that say nothing else. */
  public static final TrackerConfig DEFAULT = new TrackerConfig(0.5, 2_000_000, 3);
}
