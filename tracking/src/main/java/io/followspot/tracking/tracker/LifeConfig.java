package io.followspot.tracking.tracker;

/**
 * When tracks are born, believed, at rest and over.
 *
 * @param maxTentativeMisses how many frames in a row a tentative track may go unseen
 * @param coastUs for how long after its last detection a track's predicted box is still believed
 * @param coastDrift up to which standard deviation of its centre, in sizes, it is
 * @param restAfterUs after how long in one place a track is stationary
 * @param restRadius how far from there it may stray, in sizes
 * @param exitVisible an unseen track ends once less than this part of its box is in the frame
 * @param doubleOverlap a detection starts no track if its IoU with one that a track has taken is
 *     above this
 */
public record LifeConfig(
    int maxTentativeMisses,
    long coastUs,
    double coastDrift,
    long restAfterUs,
    double restRadius,
    double exitVisible,
    double doubleOverlap) {
  /** Refuses negative values. */
  public LifeConfig {
    if (maxTentativeMisses < 0 || coastUs < 0 || restAfterUs < 0) {
      throw new IllegalArgumentException("counts and durations must not be negative");
    }
    if (!(coastDrift >= 0 && restRadius >= 0 && exitVisible >= 0 && exitVisible <= 1)) {
      throw new IllegalArgumentException("lengths must not be negative, exitVisible within 0 to 1");
    }
  }
}
