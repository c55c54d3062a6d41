package io.followspot.ingest.publish;

/** Leaves out frames so that no more than a rate remain, evenly in capture time. */
final class RateLimit {
  private final double intervalUs;
  private double dueUs;

  /** Takes the most frames per second; 0 takes all. */
  RateLimit(double maxFramesPerSecond) {
    intervalUs = maxFramesPerSecond > 0 ? 1e6 / maxFramesPerSecond : 0;
  }

  void begin() {
    dueUs = 0;
  }

  /** Tells whether to take the frame at this offset. */
  boolean accepts(long offsetUs) {
    // A frame that is early by less than a tenth of the interval is meant to be the one.
    if (offsetUs < dueUs - intervalUs / 10) {
      return false;
    }
    dueUs = Math.max(dueUs + intervalUs, offsetUs - intervalUs);
    return true;
  }
}
