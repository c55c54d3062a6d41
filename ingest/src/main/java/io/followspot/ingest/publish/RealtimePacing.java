package io.followspot.ingest.publish;

import java.time.Duration;

/**
 * Sends each frame when it is due, counted from the stream's first. A publisher that was delayed,
 * frozen or started again sends what is overdue at once: nothing is left out, and the frames' times
 * are those of an undisturbed run. Only after {@link #LONGEST} all that is left is put off instead.
 */
final class RealtimePacing implements PublishPacing {
  /** What is made up for. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final Clock clock;
  private long beganAtNs;

  RealtimePacing(Clock clock) {
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
    if (leftNs > 0) {
      clock.sleepNanos(leftNs);
    } else if (leftNs < -LONGEST.toNanos()) {
      beganAtNs -= leftNs;
      return -leftNs / 1000;
    }
    return 0;
  }
}
