package io.followspot.engine.metrics;

import java.util.concurrent.atomic.LongAdder;

/** The bytes of messages in flight in all slots of this process. Thread-safe. */
public final class InFlightTotal {
  private static final LongAdder BYTES = new LongAdder();

  private InFlightTotal() {}

  /** Adds what a slot sent, or takes away what was answered. */
  public static void add(long bytes) {
    BYTES.add(bytes);
  }

  /** The bytes now. */
  public static long bytes() {
    return BYTES.sum();
  }
}
