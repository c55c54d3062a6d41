package io.followspot.laboratory.chaos;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How many frames the broker has received; the last known number while it is down. Not thread-safe.
 */
final class FrameCount implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

  private final Consumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private long latest;

  FrameCount(KafkaConnection connection) {
    consumer = connection.consumer(Isolation.UNCOMMITTED, Map.of());
    partitions = TopicReader.partitions(consumer, connection, Topics.FRAMES);
  }

  long now() {
    try {
      latest =
          consumer.endOffsets(partitions, ANSWER_WITHIN).values().stream()
              .mapToLong(Long::longValue)
              .sum();
    } catch (KafkaException e) {
      // The broker is down, on purpose.
    }
    return latest;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
