package io.followspot.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer without a group that closes at once: it has no offsets to commit, and Kafka's own
 * consumer waits up to 30 s in {@code close} for brokers that do not answer.
 */
final class FastCloseConsumer extends KafkaConsumer<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(FastCloseConsumer.class);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  FastCloseConsumer(Map<String, Object> settings) {
    super(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    try {
      close(CloseOptions.timeout(GOODBYE));
    } catch (KafkaException e) {
      // The broker has not answered in time that it ended the session; it forgets it by itself.
      // Everything on this side is released.
      log.debug("closed without the broker's answer: {}", e.toString());
    }
  }
}
