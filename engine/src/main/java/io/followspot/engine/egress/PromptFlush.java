package io.followspot.engine.egress;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Flushes a producer after each record that somebody waits for, and after others not more than so
 * many times a second: few of them leave at once, many together. The producer's own {@code
 * linger.ms} sends those that no flush sends.
 */
final class PromptFlush implements AutoCloseable {
  private final Runnable flush;
  private final long intervalNs;
  private final long advanceNs;
  private final LongSupplier clockNs;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "prompt-flush");

  /** When all flushes until now would have been due, one each interval. */
  private long dueNs;

  /**
   * Starts a thread, since a flush waits for the brokers.
   *
   * @param flush sends what the producer has; its failures are those of the records
   * @param perSecond flushes a second in the long run
   * @param burst flushes that may follow each other at once after a silence
   * @param clockNs as {@link System#nanoTime}
   */
  PromptFlush(Runnable flush, int perSecond, int burst, LongSupplier clockNs) {
    this.flush = flush;
    this.intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.advanceNs = (burst - 1) * intervalNs;
    this.clockNs = clockNs;
    dueNs = clockNs.getAsLong();
    thread.setDaemon(true);
    thread.start();
  }

  /** Is called after each record that somebody waits for, by one thread. */
  void sentAnswer() {
    wanted.release();
  }

  /** Is called after each other record, by one thread. */
  void sent() {
    long nowNs = clockNs.getAsLong();
    if (dueNs - nowNs < 0) {
      dueNs = nowNs;
    }
    if (dueNs - nowNs <= advanceNs) {
      dueNs += intervalNs;
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
