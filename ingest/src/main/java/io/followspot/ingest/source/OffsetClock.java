package io.followspot.ingest.source;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Tells how long after the first frame each frame was taken; always later than the one before.
 *
 * <p>Time stamps may jump: two recordings in one file, a camera whose clock is set. A jump back of
 * more than a second counts as one step. A jump ahead by more than any pause that is meant counts
 * as a pause of {@link #PAUSE_US}.
 */
final class OffsetClock {
  private static final double USUAL_FRAMES_PER_SECOND = 25;

  private static final long JUMP_US = 1_000_000;

  /** What becomes of a jump ahead. */
  static final long PAUSE_US = 1_000_000;

  /** A recording that was triggered by motion may well pause for a minute. */
  private static final long LONGEST_PAUSE_US = 60_000_000;

  /** And one frame an hour is a rate, too, if it is the rate. */
  private static final int LONGEST_PAUSE_STEPS = 20;

  /** By how much the time stamps of a live source may run ahead of the frames' arrival. */
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

  /** By when frames arrive, for sources that don't say when they were taken. */
  static OffsetClock ofArrival(LongSupplier nanoTime) {
    return new OffsetClock(true, true, nanoTime, 0);
  }

  /**
   * By the timestamps of frames; a frame without one counts as one step after the one before.
   *
   * @param framesPerSecond the rate that gives the step, 0 where it is not known
   */
  static OffsetClock ofTimestamps(double framesPerSecond) {
    return new OffsetClock(false, false, () -> 0, framesPerSecond);
  }

  /**
   * By the timestamps of frames that come as they are taken: one cannot be much later than the one
   * before if it arrives soon after it.
   *
   * @param framesPerSecond the rate that gives the step, 0 where it is not known
   * @param nanoTime when frames arrive
   */
  static OffsetClock ofLiveTimestamps(double framesPerSecond, LongSupplier nanoTime) {
    return new OffsetClock(false, true, nanoTime, framesPerSecond);
  }

  /** How often time stamps jumped, back or ahead. */
  long breaks() {
    return breaks;
  }

  /**
   * Returns the offset of the next frame in microseconds.
   *
   * @param timestampUs what the source says
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

  /** From the frame before; saturated, since time stamps may be anything. */
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
