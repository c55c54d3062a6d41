package io.followspot.engine.checkpoint;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what this process does that a checkpoint would keep: each record read from Kafka, each
 * message to a function and each of its answers. Thread-safe.
 */
public final class Activity {
  private static final Activity OF_THIS_PROCESS = new Activity();

  private final LongAdder steps = new LongAdder();

  Activity() {}

  /** That of this process. */
  public static Activity ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Counts one record, message or answer. */
  public void step() {
    steps.increment();
  }

  /** How many there were. */
  public long steps() {
    return steps.sum();
  }
}
