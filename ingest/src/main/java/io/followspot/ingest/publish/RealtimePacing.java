package io.followspot.ingest.publish;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Sends each frame when it is due, counted from the stream's first. A delayed, suspended or
 * restarted publisher sends overdue frames at once: none is skipped, and capture times are those of
 * an undisturbed run. Only after a delay of more than {@link #LONGEST} all remaining frames are
 * shifted instead.
 */
final class RealtimePacing implements PublishPacing {
  /** The longest delay that is caught up. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /** The longest reaction time to a stop. */
  private static final long SLICE_NS = 100_000_000L;

  private final PublishClock clock;
  private final BooleanSupplier stopped;
  private long beganAtNs;

  RealtimePacing(PublishClock clock, BooleanSupplier stopped) {
    this.stopped = stopped;
    this.clock = clock;
    this.beganAtNs = clock.nanoTime();
  }

  @Override
  public void begin(long agoUs) {
    beganAtNs = clock.nanoTime() - agoUs * 1000;
  }

  @Override
  public long await(long offsetUs) throws InterruptedException {
    long leftNs = beganAtNs + offsetUs * 1000 - clock.nanoTime();
    while (leftNs > 0 && !stopped.getAsBoolean()) {
      clock.sleepNanos(Math.min(leftNs, SLICE_NS));
      leftNs = beganAtNs + offsetUs * 1000 - clock.nanoTime();
    }
    if (leftNs < -LONGEST.toNanos()) {
      beganAtNs -= leftNs;
      return -leftNs / 1000;
    }
    return 0;
  }
}
