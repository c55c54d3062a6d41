package io.followspot.gateway.stream;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads past events from the topics. */
public final class KafkaReplay implements StreamRoutes.Replay {
  private static final Duration POLL = Duration.ofMillis(200);

  /** A client that waits longer for past events should reconnect. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConnection connection;

  /** Creates a replay through this connection. */
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
      long quietSince = System.nanoTime();
      while (!open.isEmpty()) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          quietSince = System.nanoTime();
        } else if (System.nanoTime() - quietSince > PATIENCE.toNanos()) {
          throw KafkaUnavailableException.silent(connection.bootstrapServers());
        } else {
          sink.nothingYet();
        }
        hand(records, until, sink);
        open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      }
    }
  }

  private static void hand(
      ConsumerRecords<String, byte[]> records, Map<TopicPartition, Long> until, Sink sink)
      throws IOException {
    for (ConsumerRecord<String, byte[]> entry : records) {
      TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
      if (entry.offset() < until.getOrDefault(partition, 0L)) {
        var event = StreamEvent.of(entry);
        if (event.isPresent()) {
          sink.accept(event.get());
        }
      }
    }
  }
}
