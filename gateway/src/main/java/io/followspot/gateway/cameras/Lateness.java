package io.followspot.gateway.cameras;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How late a committed record is read. Each one waits for a checkpoint; after an outage of Kafka or
 * Flink it waits for as long as the outage takes, and says nothing of the time since it was
 * written.
 *
 * <p>The clocks of those who write may differ from this one: the least delay of the last minute is
 * taken as that difference. Not thread-safe.
 */
final class Lateness {
  private static final long SAMPLE_EVERY_MS = 1_000;
  private static final long SAMPLES_KEPT_MS = 60_000;

  /**
   * An outage that is longer makes the system's health bad; a delay that is longer, a set clock.
   */
  private static final long LONGEST_MS = 60_000;

  private final long toleratedMs;
  private final Deque<Sample> samples = new ArrayDeque<>();

  /** The least delay from a time on. */
  private record Sample(long fromMs, long delayMs) {}

  /** Takes no record for late that has waited for two checkpoints or less. */
  Lateness(Duration checkpointInterval) {
    toleratedMs = 2 * checkpointInterval.toMillis();
  }

  /**
   * The age of a record that is read now.
   *
   * @param writtenMs when it was written, by the writer's clock, in milliseconds
   * @param nowMs the time of a clock that does not go back, in milliseconds
   * @return zero if it is not late; the first record is not, nor is the first one after a clock was
   *     set by more than a minute
   */
  Duration age(long writtenMs, long nowMs) {
    long delayMs = nowMs - writtenMs;
    while (!samples.isEmpty() && nowMs - samples.element().fromMs() > SAMPLES_KEPT_MS) {
      samples.remove();
    }
    if (delayMs - least(delayMs) > LONGEST_MS) {
      samples.clear();
    }
    long ageMs = delayMs - least(delayMs);
    sample(delayMs, nowMs);
    return ageMs > toleratedMs ? Duration.ofMillis(ageMs) : Duration.ZERO;
  }

  private long least(long delayMs) {
    return samples.stream().mapToLong(Sample::delayMs).reduce(delayMs, Math::min);
  }

  private void sample(long delayMs, long nowMs) {
    if (samples.isEmpty() || nowMs - samples.getLast().fromMs() >= SAMPLE_EVERY_MS) {
      samples.add(new Sample(nowMs, delayMs));
    } else if (delayMs < samples.getLast().delayMs()) {
      samples.add(new Sample(samples.removeLast().fromMs(), delayMs));
    }
  }
}
