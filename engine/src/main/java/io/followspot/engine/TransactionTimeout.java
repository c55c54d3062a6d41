package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.time.Duration;

/** How long Kafka keeps a transaction open that nobody commits. */
final class TransactionTimeout {
  /** As long as a checkpoint may take before Flink gives it up. */
  static final Duration LONGEST_CHECKPOINT = Duration.ofSeconds(60);

  private static final long LONGEST_MS = Duration.ofDays(1).toMillis();

  private TransactionTimeout() {}

  /**
   * Chooses it, in milliseconds: what was asked for, or else as long as the broker allows, but no
   * longer than a day.
   *
   * @param wanted a number, or "auto"
   * @param allowedMs as long as the broker allows
   * @param intervalMs between two checkpoints; a transaction is open from one to the next and until
   *     that one is complete
   * @throws CannotStartException if it would be more than the broker allows, or end before a
   *     checkpoint can commit it
   */
  static long choose(String wanted, long allowedMs, long intervalMs) {
    String asked = Setting.TRANSACTION_TIMEOUT_MS.variable() + "=" + wanted;
    long shortestMs = intervalMs + LONGEST_CHECKPOINT.toMillis();
    if (allowedMs < shortestMs) {
      throw new CannotStartException(
          "Kafka allows transactions of "
              + allowedMs
              + " ms, which end before a checkpoint commits them; raise the broker's"
              + " transaction.max.timeout.ms to "
              + shortestMs
              + " or more");
    }
    if (wanted.equals("auto")) {
      return Math.min(allowedMs, LONGEST_MS);
    }
    if (!wanted.matches("[0-9]{1,10}")) {
      throw new CannotStartException(asked + " is neither a number nor auto");
    }
    long wantedMs = Long.parseLong(wanted);
    if (wantedMs < shortestMs) {
      throw new CannotStartException(
          asked
              + " would end transactions before a checkpoint commits them; use at least "
              + shortestMs
              + ", or auto");
    }
    if (wantedMs > allowedMs) {
      throw new CannotStartException(
          asked
              + " is more than Kafka allows; use at most "
              + allowedMs
              + ", or raise the broker's transaction.max.timeout.ms");
    }
    return wantedMs;
  }
}
