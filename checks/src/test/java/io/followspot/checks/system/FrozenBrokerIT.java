package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ctrl-C ends a command promptly while Kafka does not answer. */
class FrozenBrokerIT {
  /** Kafka's own consumer takes 30 s. */
  @Test
  @Timeout(25)
  void consumerOfABrokerThatStandsStill_endsAllTheSame() throws Exception {
    try (LoneBroker broker = new LoneBroker()) {
      KafkaConnection kafka = broker.kafka();
      Consumer<String, byte[]> consumer = kafka.consumer(Isolation.COMMITTED, Map.of());
      consumer.assign(TopicReader.partitions(consumer, kafka, Topics.TRACK_EVENTS));
      assertThat(consumer.poll(Duration.ofSeconds(1))).isEmpty();
      broker.freeze();
      consumer.poll(Duration.ofSeconds(1));
      consumer.close();
    }
  }
}
