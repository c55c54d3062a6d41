package io.followspot.gateway.http;

import java.time.Duration;

/**
 * Tells when an endless answer must show that it lives. Only what is written finds out that its
 * reader has left: a stream that stays silent would hold its thread for ever.
 */
public final class Heartbeat {
  private final long everyNs;
  private long nextNs;

  /** Beats so often. */
  public Heartbeat(Duration every) {
    everyNs = every.toNanos();
    nextNs = System.nanoTime() + everyNs;
  }

  /** How long until the next beat; not below zero. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nextNs - System.nanoTime()));
  }

  /** Whether it is time; the next beat then is a whole span away. */
  public boolean isDue() {
    long now = System.nanoTime();
    if (now - nextNs < 0) {
      return false;
    }
    nextNs = now + everyNs;
    return true;
  }
}
