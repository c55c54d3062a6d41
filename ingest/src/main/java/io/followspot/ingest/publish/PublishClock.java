package io.followspot.ingest.publish;

/** Clock and sleep, replaceable in tests. */
interface PublishClock {
  /** The system's clock. */
  PublishClock SYSTEM = new SystemPublishClock();

  /** Microseconds since 1970. */
  long nowUs();

  /** Monotonic nanoseconds from an arbitrary origin. */
  long nanoTime();

  /** Sleeps. */
  void sleepNanos(long nanos) throws InterruptedException;
}
