package io.followspot.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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
    Map<TopicPartition, Long> begins = TopicOffsets.begins(consumer, partitions);
    Map<TopicPartition, Long> ends = TopicOffsets.ends(consumer, partitions);
    Map<TopicPartition, Long> until = ends;
    for (long back = FIRST_LOOK_BACK; !until.equals(begins); back *= FURTHER) {
      Map<TopicPartition, Long> from = TopicOffsets.beforeEnd(begins, ends, back);
      // All records of a key are in one partition, in order.
      AtomicReference<byte @Nullable []> last = new AtomicReference<>();
      TopicReader.<RuntimeException>read(
          consumer,
          connection,
          new TopicReader.Range(from, until),
          entry -> {
            if (key.equals(entry.key())) {
              last.set(entry.value());
            }
            return true;
          });
      byte[] value = last.get();
      if (value != null) {
        return Optional.of(value);
      }
      until = from;
    }
    return Optional.empty();
  }
}
