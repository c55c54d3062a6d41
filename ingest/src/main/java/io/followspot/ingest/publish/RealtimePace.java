package io.followspot.ingest.publish;

/**
 * Sends each frame when it is due, counted from the stream's first; never catches up in a burst.
 */
final class RealtimePace implements Pace {
  // Somebody held us up for longer than this: go on at the usual pace from here.
  private static final long LATE_NS = 1_000_000_000L;

  private final Clock clock;
  private long beganAtNs;

  RealtimePace(Clock clock) {
    this.clock = clock;
    this.beganAtNs = clock.nanoTime();
  }

  @Override
  public void begin() {
    beganAtNs = clock.nanoTime();
  }

  @Override
  public void await(long offsetUs) throws InterruptedException {
    long leftNs = beganAtNs + offsetUs * 1000 - clock.nanoTime();
    if (leftNs > 0) {
      clock.sleepNanos(leftNs);
    } else if (leftNs < -LATE_NS) {
      beganAtNs -= leftNs;
    }
  }
}
