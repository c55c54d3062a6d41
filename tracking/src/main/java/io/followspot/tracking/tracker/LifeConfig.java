package io.followspot.tracking.tracker;

/**
 * When tracks are born, believed, at rest and over.
 *
 * @param knownHits detections from which a track may go unseen for the whole time that a lost track
 *     lives; for a younger one it is a part of that
 * @param coastUs for how long after its last detection a track is not yet lost, one frame at least
 * @param claimEvidence detections less missed frames from which a track without a detection claims
 *     its predicted box until it is lost
 * @param restAfterUs after how long in one place a track is stationary
 * @param restRadius how far from there it may stray, in sizes
 * @param exitVisible an unseen track ends once less than this part of its box is in the frame
 * @param doubleOverlap a detection starts no track if its IoU with one that a track has taken is
 *     above this
 */
public record LifeConfig(
    double knownHits,
    long coastUs,
    int claimEvidence,
    long restAfterUs,
    double restRadius,
    double exitVisible,
    double doubleOverlap) {
  /** Refuses negative values. */
  public LifeConfig {
    if (coastUs < 0 || claimEvidence < 0 || restAfterUs < 0) {
      throw new IllegalArgumentException("counts and durations must not be negative");
    }
    if (!(knownHits > 0)) {
      throw new IllegalArgumentException("knownHits " + knownHits + " must be greater than zero");
    }
    if (!(restRadius >= 0 && exitVisible >= 0 && exitVisible <= 1)) {
      throw new IllegalArgumentException("lengths must not be negative, exitVisible within 0 to 1");
    }
  }
}
