package io.followspot.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Finds the latest record of a key by searching growing ranges before the topic's end. */
public final class LatestRecord {
  private static final long FIRST_LOOK_BACK = 64;
  private static final int FURTHER = 8;

  private LatestRecord() {}

  /**
   * Searches for the record.
   *
   * @return its value; empty if the topic contains none of that key
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static Optional<byte[]> of(KafkaConnection connection, String topic, String key) {
    try (Consumer<String, byte[]> consumer = connection.consumer(Isolation.COMMITTED, Map.of())) {
      return of(consumer, connection, topic, key);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    }
  }

  static Optional<byte[]> of(
      Consumer<String, byte[]> consumer, KafkaConnection connection, String topic, String key) {
    List<TopicPartition> partitions = TopicReader.partitions(consumer, connection, topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins =
        consumer.beginningOffsets(partitions, KafkaConnection.ANSWER_WITHIN);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, KafkaConnection.ANSWER_WITHIN);
    Map<TopicPartition, Long> until = new HashMap<>(ends);
    for (long back = FIRST_LOOK_BACK; !until.equals(begins); back *= FURTHER) {
      Map<TopicPartition, Long> from = new HashMap<>();
      for (TopicPartition partition : partitions) {
        from.put(
            partition,
            Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - back));
      }
      from.forEach(consumer::seek);
      Last last = new Last(key);
      TopicReader.readUntil(consumer, connection, until, last);
      if (last.value.isPresent()) {
        return last.value;
      }
      until = from;
    }
    return Optional.empty();
  }

  /** All records of a key are in one partition, in order. */
  private static final class Last implements TopicReader.Reader {
    private final String key;
    private Optional<byte[]> value = Optional.empty();

    Last(String key) {
      this.key = key;
    }

    @Override
    public void accept(ConsumerRecord<String, byte[]> entry) {
      if (key.equals(entry.key())) {
        value = Optional.ofNullable(entry.value());
      }
    }
  }
}
