package io.followspot.ingest.publish;

/** Skips frames above a rate, evenly in capture time. */
final class RateLimit {
  private final double intervalUs;
  private double dueUs;

  /** Limits to the given frames per second; 0 is no limit. */
  RateLimit(double maxFramesPerSecond) {
    intervalUs = maxFramesPerSecond > 0 ? 1e6 / maxFramesPerSecond : 0;
  }

  void begin() {
    dueUs = 0;
  }

  /** Returns whether to publish the frame at this offset. */
  boolean accepts(long offsetUs) {
    // Accept a frame up to a tenth of the interval early, against jitter.
    if (offsetUs < dueUs - intervalUs / 10) {
      return false;
    }
    dueUs = Math.max(dueUs + intervalUs, offsetUs - intervalUs);
    return true;
  }
}
