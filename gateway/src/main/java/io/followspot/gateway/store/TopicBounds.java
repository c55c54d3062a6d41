package io.followspot.gateway.store;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Which events the topics of the history contain.
 *
 * @param begins the first offset of each partition
 * @param ends the offset after the last one of each partition
 */
public record TopicBounds(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
  /** Copies both. */
  public TopicBounds {
    begins = Map.copyOf(begins);
    ends = Map.copyOf(ends);
  }

  /** Whether a store with these offsets is ahead of the topics: it belongs to other topics. */
  public boolean areShorterThan(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .anyMatch(it -> ends.getOrDefault(it.getKey(), Long.MAX_VALUE) < it.getValue());
  }

  /** Whether events after these offsets have been deleted from the topics. */
  public boolean beginAfter(Map<TopicPartition, Long> offsets) {
    return begins.entrySet().stream()
        .anyMatch(it -> offsets.getOrDefault(it.getKey(), 0L) < it.getValue());
  }
}
