package io.followspot.tracking.tracker;

import io.followspot.tracking.association.AssociationConfig;
import io.followspot.tracking.motion.MotionNoise;

/**
 * How detections become tracks.
 *
 * @param minScore detections at or above it may start a track
 * @param lowScore detections below it are ignored; those between only continue tracks
 * @param maxLostUs how long a confirmed track may be undetected before it ends, in microseconds
 * @param minHits detections that a track must have before it is confirmed, at least
 * @param detectionShare of the matched detection in the reported box; the rest is the filter's
 * @param noise of detections and movements
 * @param association costs and gates
 * @param existence thresholds of the existence probability
 * @param life of a track
 * @param room for all tracks
 */
public record TrackerConfig(
    double minScore,
    double lowScore,
    long maxLostUs,
    int minHits,
    double detectionShare,
    MotionNoise noise,
    AssociationConfig association,
    ExistenceConfig existence,
    LifeConfig life,
    TrackBudget room) {
  /** The configuration of every camera without settings; chosen as in decision 0015. */
  public static final TrackerConfig DEFAULT =
      new TrackerConfig(
          /* minScore= */ 0.5,
          /* lowScore= */ 0.1,
          /* maxLostUs= */ 2_500_000,
          /* minHits= */ 1,
          /* detectionShare= */ 0.7,
          new MotionNoise(
              /* measuredCentre= */ 0.087,
              /* measuredExtent= */ 0.145,
              /* centreAcceleration= */ 0.55,
              /* extentAcceleration= */ 0.07,
              /* initialSpeed= */ 1.5,
              /* initialGrowth= */ 0.25,
              /* velocityMemoryS= */ 2),
          new AssociationConfig(
              /* maxCost= */ 14.5,
              /* extentWeight= */ 0.65,
              /* vaguenessWeight= */ 0.7,
              /* overlapWeight= */ 9,
              /* overlapBuffer= */ 0.65,
              /* directionWeight= */ 3,
              /* appearanceWeight= */ 0.4,
              /* minOverlap= */ 0.33,
              /* minLikeness= */ 0.5),
          new ExistenceConfig(
              /* sureLogOdds= */ 2,
              /* falseAgain= */ 0.33,
              /* birthPrior= */ 0.75,
              /* doublePrior= */ 0.4,
              /* knownPrior= */ 0.9,
              /* priorCount= */ 4,
              /* overlap= */ 0.22),
          new LifeConfig(
              /* coastUs= */ 400_000,
              /* restAfterUs= */ 3_000_000,
              /* restRadius= */ 0.4,
              /* exitVisible= */ 0.65,
              /* doubleOverlap= */ 0.57),
          TrackBudget.UNLIMITED);

  /** Rejects values out of range, naming them. */
  public TrackerConfig {
    requireFraction("minScore", minScore);
    requireFraction("lowScore", lowScore);
    requireFraction("detectionShare", detectionShare);
    if (maxLostUs <= 0) {
      throw new IllegalArgumentException("maxLostUs " + maxLostUs + " must be greater than zero");
    }
    if (minHits < 1) {
      throw new IllegalArgumentException("minHits " + minHits + " is below 1");
    }
  }

  /** The same with another score from which detections start tracks. */
  public TrackerConfig withMinScore(double minScore) {
    return with(minScore, Math.min(lowScore, minScore), maxLostUs, minHits, room);
  }

  /** The same with another time that a track may be undetected. */
  public TrackerConfig withMaxLostUs(long maxLostUs) {
    return with(minScore, lowScore, maxLostUs, minHits, room);
  }

  /** The same with another least number of detections before a track is confirmed. */
  public TrackerConfig withMinHits(int minHits) {
    return with(minScore, lowScore, maxLostUs, minHits, room);
  }

  /** The same with another track budget. */
  public TrackerConfig withRoom(TrackBudget room) {
    return with(minScore, lowScore, maxLostUs, minHits, room);
  }

  private TrackerConfig with(
      double minScore, double lowScore, long maxLostUs, int minHits, TrackBudget room) {
    return new TrackerConfig(
        minScore,
        lowScore,
        maxLostUs,
        minHits,
        detectionShare,
        noise,
        association,
        existence,
        life,
        room);
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " " + value + " is not within 0 to 1");
    }
  }
}
