package io.followspot.engine.checkpoint;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what this process does that a checkpoint would keep: each record read from Kafka, each
 * message to a function and each of its answers. Thread-safe.
 */
public final class ProcessedSteps {
  private static final ProcessedSteps OF_THIS_PROCESS = new ProcessedSteps();

  private final LongAdder count = new LongAdder();

  ProcessedSteps() {}

  /** That of this process. */
  public static ProcessedSteps ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Counts one record, message or answer. */
  public void step() {
    count.increment();
  }

  /** How many there were. */
  public long count() {
    return count.sum();
  }
}
