package io.followspot.ingest.source;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Computes each frame's offset from the first frame; strictly increasing.
 *
 * <p>Time stamps may jump: two recordings in one file, a camera whose clock is set. A jump back of
 * more than a second counts as one step. A jump ahead by more than the longest plausible pause
 * counts as a pause of {@link #PAUSE_US}.
 */
final class OffsetClock {
  private static final double USUAL_FRAMES_PER_SECOND = 25;

  private static final long JUMP_US = 1_000_000;

  /** The pause that replaces a jump ahead. */
  static final long PAUSE_US = 1_000_000;

  /** A recording triggered by motion may pause for a minute. */
  private static final long LONGEST_PAUSE_US = 60_000_000;

  /** One frame an hour is a valid rate, if the source declares it. */
  private static final int LONGEST_PAUSE_STEPS = 20;

  /** Tolerance of a live source's time stamps ahead of the frames' arrival. */
  private static final long LIVE_AHEAD_US = 5_000_000;

  private final boolean byArrival;
  private final boolean live;
  private final LongSupplier nanoTime;
  private final boolean rateKnown;
  private final long stepUs;
  private long originUs;
  private long lastUs = -1;
  private long arrivedAtUs;
  private long latestStepUs;
  private long breaks;

  private OffsetClock(
      boolean byArrival, boolean live, LongSupplier nanoTime, double framesPerSecond) {
    this.byArrival = byArrival;
    this.live = live;
    this.nanoTime = nanoTime;
    this.rateKnown = framesPerSecond > 0;
    this.stepUs = Math.round(1e6 / (rateKnown ? framesPerSecond : USUAL_FRAMES_PER_SECOND));
  }

  /** Uses arrival times, for sources without time stamps. */
  static OffsetClock ofArrival(LongSupplier nanoTime) {
    return new OffsetClock(true, true, nanoTime, 0);
  }

  /**
   * Uses the time stamps of frames; a frame without one counts as one step after the previous one.
   *
   * @param framesPerSecond the rate that defines the step, 0 if unknown
   */
  static OffsetClock ofTimestamps(double framesPerSecond) {
    return new OffsetClock(false, false, () -> 0, framesPerSecond);
  }

  /**
   * Uses the time stamps of live frames: one cannot be much later than the previous one if it
   * arrives soon after it.
   *
   * @param framesPerSecond the rate that defines the step, 0 if unknown
   * @param nanoTime clock of arrival times
   */
  static OffsetClock ofLiveTimestamps(double framesPerSecond, LongSupplier nanoTime) {
    return new OffsetClock(false, true, nanoTime, framesPerSecond);
  }

  /** Number of jumps of time stamps, back or ahead. */
  long breaks() {
    return breaks;
  }

  /**
   * Returns the offset of the next frame in microseconds.
   *
   * @param timestampUs the source's time stamp
   */
  long next(OptionalLong timestampUs) {
    long arrivedUs = live ? nanoTime.getAsLong() / 1000 : 0;
    long us =
        byArrival ? arrivedUs : timestampUs.orElse(originUs + (lastUs < 0 ? 0 : lastUs + stepUs));
    if (lastUs < 0) {
      originUs = us;
      lastUs = 0;
    } else {
      long gapUs = gapUs(us);
      if (gapUs < -JUMP_US) {
        breaks++;
        originUs = us - lastUs - stepUs;
      } else if (!byArrival && gapUs > longestGapUs(arrivedUs - arrivedAtUs)) {
        breaks++;
        originUs = us - lastUs - PAUSE_US;
      } else if (gapUs > 0) {
        latestStepUs = gapUs;
      }
      lastUs = Math.max(lastUs + 1, us - originUs);
    }
    arrivedAtUs = arrivedUs;
    return lastUs;
  }

  /** Difference from the previous frame; saturated, since time stamps may have any value. */
  private long gapUs(long us) {
    try {
      return Math.subtractExact(Math.subtractExact(us, originUs), lastUs);
    } catch (ArithmeticException e) {
      return us > originUs ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }

  private long longestGapUs(long sinceArrivalUs) {
    if (live) {
      return sinceArrivalUs + LIVE_AHEAD_US;
    }
    long usualUs = Math.max(rateKnown ? stepUs : 0, latestStepUs);
    return Math.max(LONGEST_PAUSE_US, LONGEST_PAUSE_STEPS * usualUs);
  }
}
