package io.followspot.ingest.publish;

/** The time, and waiting for it to pass. */
interface PublishClock {
  /** The machine's. */
  PublishClock SYSTEM = new SystemPublishClock();

  /** Microseconds since 1970. */
  long nowUs();

  /** Nanoseconds since some moment; never runs back. */
  long nanoTime();

  /** Waits. */
  void sleepNanos(long nanos) throws InterruptedException;
}
