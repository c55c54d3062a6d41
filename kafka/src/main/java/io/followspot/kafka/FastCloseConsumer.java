package io.followspot.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A consumer of no group, which has nothing to hand back when it ends: brokers that do not answer
 * would keep one of Kafka's own from ending for half a minute.
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
