package io.followspot.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a range of partitions begins and ends. Each method asks the brokers and throws Kafka's
 * {@link org.apache.kafka.common.errors.TimeoutException} if none answers within {@link
 * KafkaConnection#ANSWER_WITHIN}.
 */
public final class TopicOffsets {
  private TopicOffsets() {}

  /** The offset of each partition's next record, as of now; of the next that is committed. */
  public static Map<TopicPartition, Long> ends(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    return ends(consumer, partitions, KafkaConnection.ANSWER_WITHIN);
  }

  static Map<TopicPartition, Long> ends(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Duration within) {
    return consumer.endOffsets(partitions, within);
  }

  /** The offset of each partition's oldest record. */
  public static Map<TopicPartition, Long> begins(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions, KafkaConnection.ANSWER_WITHIN);
  }

  /** Where the records begin that have this timestamp or a later one; the end if none has. */
  public static Map<TopicPartition, Long> since(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, Instant time) {
    return since(consumer, ends(consumer, partitions), time);
  }

  static Map<TopicPartition, Long> since(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Instant time) {
    Map<TopicPartition, Long> asked = new HashMap<>();
    ends.keySet().forEach(it -> asked.put(it, Math.max(0, time.toEpochMilli())));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends);
    consumer
        .offsetsForTimes(asked, KafkaConnection.ANSWER_WITHIN)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  /**
   * The last offsets of each partition before its end, or its beginning if there are not as many.
   *
   * @param count how many offsets; records fewer, where some are of transactions
   */
  public static Map<TopicPartition, Long> beforeEnd(
      Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, long count) {
    Map<TopicPartition, Long> start = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            start.put(partition, Math.max(begins.getOrDefault(partition, 0L), end - count)));
    return start;
  }
}
