package io.followspot.gateway.stream;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads past events from the topics. */
public final class KafkaReplay implements StreamRoutes.Replay {
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
      TopicReader.read(
          consumer,
          connection,
          new TopicReader.Range(from, until, PATIENCE),
          new TopicReader.Search<IOException>() {
            @Override
            public boolean accept(ConsumerRecord<String, byte[]> entry) throws IOException {
              var event = StreamEvent.of(entry);
              if (event.isPresent()) {
                sink.accept(event.get());
              }
              return true;
            }

            @Override
            public void onSilence() throws IOException {
              sink.nothingYet();
            }
          });
    }
  }
}
