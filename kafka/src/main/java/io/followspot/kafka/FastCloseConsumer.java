package io.followspot.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer without a group that closes at once: it has no offsets to commit, and Kafka's own
 * consumer waits up to 30 s in {@code close} for brokers that do not answer.
 */
final class FastCloseConsumer extends KafkaConsumer<String, byte[]> {
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  FastCloseConsumer(Map<String, Object> settings) {
    super(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    close(CloseOptions.timeout(GOODBYE));
  }
}
