package io.followspot.cli.mcp;

import java.time.Duration;

/** How many requests have come that are not answered yet. */
final class PendingAnswers {
  private int pending;

  /** A request has come. */
  synchronized void asked() {
    pending++;
  }

  /** An answer was written. */
  synchronized void answered() {
    pending--;
    notifyAll();
  }

  /** Waits until all requests are answered, but not longer than so long. */
  synchronized void awaitNone(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    while (pending > 0) {
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return;
      }
      wait(millis);
    }
  }
}
