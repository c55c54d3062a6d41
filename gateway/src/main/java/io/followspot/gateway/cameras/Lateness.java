package io.followspot.gateway.cameras;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How late the committed events of one camera are read. Each waits for a checkpoint; after an
 * outage of Kafka or Flink it has waited for as long as the outage took, and says nothing of the
 * time since it was written.
 *
 * <p>The clock of the process that writes them may differ from this one: the least delay of the
 * last events is taken as that difference, until a clock is set. Not thread-safe.
 */
final class Lateness {
  /** A minute of ledgers. */
  private static final int DELAYS_KEPT = 12;

  /** After a longer delay a clock was set, or the outage was so long that it says nothing. */
  private static final long LONGEST_MS = 600_000;

  private final long toleratedMs;
  private final Deque<Long> delaysMs = new ArrayDeque<>();

  /** Takes no event for late that has waited for two checkpoints or less. */
  Lateness(Duration checkpointInterval) {
    toleratedMs = 2 * checkpointInterval.toMillis();
  }

  /**
   * How long an event that is read now has waited.
   *
   * @param writtenMs when it was written, by the writer's clock, in milliseconds
   * @param nowMs the time of a clock that does not go back, in milliseconds
   * @return zero if it is not late; the first event is not, nor is the first one after a clock was
   *     set back by more than ten minutes
   */
  Duration of(long writtenMs, long nowMs) {
    long delayMs = nowMs - writtenMs;
    if (delayMs - least(delayMs) > LONGEST_MS) {
      delaysMs.clear();
    }
    delaysMs.add(delayMs);
    if (delaysMs.size() > DELAYS_KEPT) {
      delaysMs.remove();
    }
    long lateMs = delayMs - least(delayMs);
    return lateMs > toleratedMs ? Duration.ofMillis(lateMs) : Duration.ZERO;
  }

  private long least(long delayMs) {
    return delaysMs.stream().mapToLong(Long::longValue).reduce(delayMs, Math::min);
  }
}
