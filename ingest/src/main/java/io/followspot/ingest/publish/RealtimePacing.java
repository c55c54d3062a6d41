package io.followspot.ingest.publish;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Sends each frame when it is due, counted from the stream's first. A publisher that was delayed,
 * frozen or started again sends what is overdue at once: nothing is left out, and the frames' times
 * are those of an undisturbed run. Only after {@link #LONGEST} all that is left is put off instead.
 */
final class RealtimePacing implements PublishPacing {
  /** What is made up for. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /** How long a stop may go unseen. */
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
