package io.followspot.gateway.stream;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads missed events again from where they are kept: the topics. */
public final class KafkaReplay implements StreamRoutes.Replay {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection connection;

  /** Reads through this connection. */
  public KafkaReplay(KafkaConnection connection) {
    this.connection = connection;
  }

  @Override
  public void replay(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, Sink sink)
      throws IOException {
    try (Consumer<String, byte[]> consumer = connection.consumer(Isolation.COMMITTED, Map.of())) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      Map<TopicPartition, Long> open = new HashMap<>(until);
      while (!open.isEmpty()) {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
          if (entry.offset() < until.getOrDefault(partition, 0L)) {
            var emission = Emission.of(entry);
            if (emission.isPresent()) {
              sink.take(emission.get());
            }
          }
        }
        open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      }
    }
  }
}
