package io.followspot.engine.egress;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Flushes a producer when a record was sent and no flush has begun for a while: a lone record
 * leaves at once, many together. The producer's own {@code linger.ms} sends those that come between
 * two flushes.
 */
final class PromptFlush implements AutoCloseable {
  private final Runnable flush;
  private final long intervalNs;
  private final LongSupplier clockNs;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "prompt-flush");
  private long lastNs;

  /**
   * Starts a thread, since a flush waits for the brokers.
   *
   * @param flush sends what the producer has; its failures are those of the records
   * @param intervalNs nanoseconds from the begin of a flush to that of the next one
   * @param clockNs as {@link System#nanoTime}
   */
  PromptFlush(Runnable flush, long intervalNs, LongSupplier clockNs) {
    this.flush = flush;
    this.intervalNs = intervalNs;
    this.clockNs = clockNs;
    lastNs = clockNs.getAsLong() - intervalNs;
    thread.setDaemon(true);
    thread.start();
  }

  /** Is called after each record, by one thread. */
  void sent() {
    long nowNs = clockNs.getAsLong();
    if (nowNs - lastNs >= intervalNs) {
      lastNs = nowNs;
      wanted.release();
    }
  }

  private void run() {
    try {
      while (true) {
        wanted.acquire();
        // While one flush waited for a broker, more were wanted: one will do.
        wanted.drainPermits();
        flush();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void flush() {
    try {
      flush.run();
    } catch (RuntimeException e) {
      // The producer gives the failure to whoever sent the record; one that is closed has none.
    }
  }

  /** Ends the thread; a flush under way is given up. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
