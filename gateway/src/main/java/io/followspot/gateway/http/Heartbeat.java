package io.followspot.gateway.http;

import java.time.Duration;

/**
 * Determines when an endless response must send a keep-alive message. A disconnected client is
 * detected only by writing: a stream that stays silent would never end.
 */
public final class Heartbeat {
  private final long everyNs;
  private long nextNs;

  /** Creates a heartbeat with this interval. */
  public Heartbeat(Duration every) {
    everyNs = every.toNanos();
    nextNs = System.nanoTime() + everyNs;
  }

  /** The time until the next beat; not negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nextNs - System.nanoTime()));
  }

  /** Whether a beat is due; the next one is then a whole interval away. */
  public boolean isDue() {
    long now = System.nanoTime();
    if (now - nextNs < 0) {
      return false;
    }
    nextNs = now + everyNs;
    return true;
  }
}
