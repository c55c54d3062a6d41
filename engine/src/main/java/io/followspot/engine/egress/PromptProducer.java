package io.followspot.engine.egress;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.connectors.kafka.internals.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A producer of records that are seen at once. By itself, Kafka's lets each record wait for others
 * for as long as {@code linger.ms}, also when no other comes; this one sends a record at once if
 * none was sent for that long. Under load there are as many requests as without it.
 */
final class PromptProducer extends FlinkKafkaInternalProducer<byte[], byte[]> {
  private final PromptFlush prompt;

  PromptProducer(Properties properties) {
    super(properties);
    long lingerMs =
        Long.parseLong(properties.getOrDefault(ProducerConfig.LINGER_MS_CONFIG, "0").toString());
    prompt =
        new PromptFlush(
            kafkaProducer::flush, TimeUnit.MILLISECONDS.toNanos(lingerMs), System::nanoTime);
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    Future<RecordMetadata> sent = super.send(record, callback);
    prompt.sent();
    return sent;
  }

  @Override
  public void close() {
    prompt.close();
    super.close();
  }

  @Override
  public void close(Duration timeout) {
    prompt.close();
    super.close(timeout);
  }
}
