package io.followspot.tracking.tracker;

/**
 * When tracks are lost, at rest and over.
 *
 * @param coastUs for how long after its last detection a track is not yet lost, one frame at least
 * @param restAfterUs after how long in one place a track is stationary
 * @param restRadius how far from there it may stray, in sizes
 * @param exitVisible an unseen track ends once less than this part of its box is in the frame
 * @param doubleOverlap a detection starts no track if its IoU with one that a track has taken is
 *     above this
 */
public record LifeConfig(
    long coastUs, long restAfterUs, double restRadius, double exitVisible, double doubleOverlap) {
  /** Refuses negative values. */
  public LifeConfig {
    if (coastUs < 0 || restAfterUs < 0) {
      throw new IllegalArgumentException("durations must not be negative");
    }
    if (!(restRadius >= 0 && exitVisible >= 0 && exitVisible <= 1)) {
      throw new IllegalArgumentException("lengths must not be negative, exitVisible within 0 to 1");
    }
  }
}
