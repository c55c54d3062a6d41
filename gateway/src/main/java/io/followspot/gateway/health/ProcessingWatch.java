package io.followspot.gateway.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Determines from offsets whether frames are processed. Flink commits its position with every
 * checkpoint: if a partition contains more and that offset has not moved for long, Flink or the
 * functions have stopped. A busy system that lags still moves, and counts as working.
 */
final class ProcessingWatch {
  private final long limitNs;
  private final Map<TopicPartition, Seen> partitions = new HashMap<>();

  private final Deque<Ends> recent = new ArrayDeque<>();

  /** Where the topics ended at least the limit ago; empty until then. */
  private Map<TopicPartition, Long> due = Map.of();

  private boolean behind;

  /** Where the topics ended at a time. */
  private record Ends(long atNs, Map<TopicPartition, Long> ends) {}

  private record Seen(long committed, long sinceNs) {}

  /** Reports a standstill after this time without progress. */
  ProcessingWatch(Duration limit) {
    limitNs = limit.toNanos();
  }

  /**
   * Updates with the offsets of one moment.
   *
   * @param ends of the topics that Flink reads
   * @param committed by Flink; a partition without an offset counts as read up to 0
   * @return for how long at least one partition has waited without progress; zero if none has
   */
  Duration update(long nowNs, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    long longest = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long read = committed.getOrDefault(end.getKey(), 0L);
      Seen before = partitions.get(end.getKey());
      boolean waiting = end.getValue() > read;
      if (before == null || !waiting || before.committed() != read) {
        partitions.put(end.getKey(), new Seen(read, nowNs));
      } else {
        longest = Math.max(longest, nowNs - before.sinceNs());
      }
    }
    updateBehind(nowNs, ends, committed);
    return Duration.ofNanos(longest);
  }

  private void updateBehind(
      long nowNs, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    recent.add(new Ends(nowNs, ends));
    while (nowNs - recent.element().atNs() >= limitNs) {
      due = recent.remove().ends();
    }
    behind =
        due.entrySet().stream()
            .anyMatch(end -> committed.getOrDefault(end.getKey(), 0L) < end.getValue());
  }

  /** Whether records that came before the limit still wait. */
  boolean isBehind() {
    return behind;
  }

  boolean isStandingStill(Duration waited) {
    return waited.toNanos() > limitNs;
  }
}
