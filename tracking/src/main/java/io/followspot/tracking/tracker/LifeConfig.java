package io.followspot.tracking.tracker;

/**
 * When tracks are lost, become stationary and end.
 *
 * @param coastUs for how long after its last detection a track is not lost, at least one frame
 * @param restAfterUs time in one place after which a track is stationary
 * @param restRadius largest distance from that place, in sizes
 * @param exitVisible an undetected track ends once less than this part of its box is in the frame
 * @param doubleOverlap a detection starts no track if its IoU with a matched detection is above
 *     this
 */
public record LifeConfig(
    long coastUs, long restAfterUs, double restRadius, double exitVisible, double doubleOverlap) {
  /** Rejects negative values. */
  public LifeConfig {
    if (coastUs < 0 || restAfterUs < 0) {
      throw new IllegalArgumentException("durations must not be negative");
    }
    if (!(restRadius >= 0 && exitVisible >= 0 && exitVisible <= 1)) {
      throw new IllegalArgumentException("lengths must not be negative, exitVisible within 0 to 1");
    }
  }
}
