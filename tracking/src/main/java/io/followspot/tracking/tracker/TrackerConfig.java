package io.followspot.tracking.tracker;

import io.followspot.tracking.association.AssociationConfig;
import io.followspot.tracking.motion.MotionNoise;

/**
 * How detections become tracks.
 *
 * @param minScore detections at or above it may start a track
 * @param lowScore detections below it are not looked at; those between only continue tracks
 * @param maxLostUs how long a confirmed track may go unseen before it ends, in microseconds
 * @param minHits detections, less frames without one, before a track is confirmed
 * @param noise of detections and movements
 * @param association what makes a detection a track's own
 * @param life of a track
 * @param room for all tracks
 */
public record TrackerConfig(
    double minScore,
    double lowScore,
    long maxLostUs,
    int minHits,
    MotionNoise noise,
    AssociationConfig association,
    LifeConfig life,
    TrackBudget room) {
  /** The one configuration for all cameras that say nothing else. */
  public static final TrackerConfig DEFAULT =
      new TrackerConfig(
          0.63,
          0.1,
          2_500_000,
          3,
          new MotionNoise(0.087, 0.145, 0.55, 0.07, 1.5, 0.35, 2),
          new AssociationConfig(14.5, 0.65, 0.7, 9, 0.65, 3, 0.4),
          new LifeConfig(25, 400_000, 4, 3_000_000, 0.4, 0.65, 0.17),
          TrackBudget.UNLIMITED);

  /** Refuses values out of range, naming them. */
  public TrackerConfig {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("minScore " + minScore + " is not within 0 to 1");
    }
    if (!(lowScore >= 0 && lowScore <= 1)) {
      throw new IllegalArgumentException("lowScore " + lowScore + " is not within 0 to 1");
    }
    if (maxLostUs <= 0) {
      throw new IllegalArgumentException("maxLostUs " + maxLostUs + " must be greater than zero");
    }
    if (minHits < 1) {
      throw new IllegalArgumentException("minHits " + minHits + " is below 1");
    }
  }

  /** The same with another score from which detections start tracks. */
  public TrackerConfig withMinScore(double minScore) {
    return new TrackerConfig(
        minScore, Math.min(lowScore, minScore), maxLostUs, minHits, noise, association, life, room);
  }

  /** The same with another time that a track may go unseen. */
  public TrackerConfig withMaxLostUs(long maxLostUs) {
    return new TrackerConfig(
        minScore, lowScore, maxLostUs, minHits, noise, association, life, room);
  }

  /** The same with another number of detections before a track is confirmed. */
  public TrackerConfig withMinHits(int minHits) {
    return new TrackerConfig(
        minScore, lowScore, maxLostUs, minHits, noise, association, life, room);
  }

  /** The same with room for so many tracks. */
  public TrackerConfig withRoom(TrackBudget room) {
    return new TrackerConfig(
        minScore, lowScore, maxLostUs, minHits, noise, association, life, room);
  }
}
