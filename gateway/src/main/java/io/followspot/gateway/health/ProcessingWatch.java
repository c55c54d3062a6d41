package io.followspot.gateway.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells from offsets whether frames are processed. Flink commits how far it has read with every
 * checkpoint: where a partition holds more and that offset has not moved for long, Flink or the
 * functions stand still. A busy system that is behind moves, and is not standing still.
 */
final class ProcessingWatch {
  private final long limitNs;
  private final Map<TopicPartition, Seen> partitions = new HashMap<>();

  private record Seen(long committed, long sinceNs) {}

  /** Says "standing still" after this time without progress. */
  ProcessingWatch(Duration limit) {
    limitNs = limit.toNanos();
  }

  /**
   * Takes in the offsets of one moment.
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
    return Duration.ofNanos(longest);
  }

  boolean isStandingStill(Duration waited) {
    return waited.toNanos() > limitNs;
  }
}
