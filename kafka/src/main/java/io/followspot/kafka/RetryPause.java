package io.followspot.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time between attempts to do what has failed: 1 s, then twice as long each time, at most 4 s.
 * One thread waits; any thread may end it.
 */
public final class RetryPause {
  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = 4_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private long nextMs = FIRST_MS;

  /** Waits before the next attempt; not at all once ended, or while the thread is interrupted. */
  public void await() {
    try {
      if (!ended.await(nextMs, TimeUnit.MILLISECONDS)) {
        nextMs = Math.min(LONGEST_MS, 2 * nextMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An attempt has succeeded: the next failure is waited for shortly again. */
  public void reset() {
    nextMs = FIRST_MS;
  }

  /** How long the next wait takes, in milliseconds. */
  long nextMs() {
    return nextMs;
  }

  /** Ends the wait of another thread and all later ones. */
  public void end() {
    ended.countDown();
  }

  /** Whether {@link #end} was called. */
  public boolean isEnded() {
    return ended.getCount() == 0;
  }
}
