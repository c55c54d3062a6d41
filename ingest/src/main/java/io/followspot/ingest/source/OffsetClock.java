package io.followspot.ingest.source;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells how long after the first frame each frame was taken; always later than the one before. */
final class OffsetClock {
  private static final double USUAL_FRAMES_PER_SECOND = 25;

  private static final long JUMP_US = 1_000_000;

  private final boolean byArrival;
  private final LongSupplier nanoTime;
  private final long stepUs;
  private long originUs;
  private long lastUs = -1;

  private OffsetClock(boolean byArrival, LongSupplier nanoTime, double framesPerSecond) {
    this.byArrival = byArrival;
    this.nanoTime = nanoTime;
    this.stepUs =
        Math.round(1e6 / (framesPerSecond > 0 ? framesPerSecond : USUAL_FRAMES_PER_SECOND));
  }

  /** By when frames arrive, for sources that don't say when they were taken. */
  static OffsetClock ofArrival(LongSupplier nanoTime) {
    return new OffsetClock(true, nanoTime, 0);
  }

  /**
   * By the timestamps of frames; a frame without one counts as one step after the one before.
   *
   * @param framesPerSecond the rate that gives the step, 0 where it is not known
   */
  static OffsetClock ofTimestamps(double framesPerSecond) {
    return new OffsetClock(false, () -> 0, framesPerSecond);
  }

  /**
   * Returns the offset of the next frame in microseconds.
   *
   * @param timestampUs what the source says
   */
  long next(OptionalLong timestampUs) {
    long us;
    if (byArrival) {
      us = nanoTime.getAsLong() / 1000;
    } else {
      us = timestampUs.orElse(originUs + (lastUs < 0 ? 0 : lastUs + stepUs));
    }
    if (lastUs < 0) {
      originUs = us;
      lastUs = 0;
    } else {
      if (us - originUs < lastUs - JUMP_US) {
        // The source's timestamps restarted.
        originUs = us - lastUs - stepUs;
      }
      lastUs = Math.max(lastUs + 1, us - originUs);
    }
    return lastUs;
  }
}
