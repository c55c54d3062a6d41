package io.followspot.engine.egress;

import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.flink.streaming.connectors.kafka.internals.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A producer of records that are seen at once. By itself, Kafka's lets each record wait for others
 * for as long as {@code linger.ms}, also when no other comes; this one sends answers at once, and
 * other records while there are few. Under load it makes a few more requests than Kafka's.
 */
final class PromptProducer extends FlinkKafkaInternalProducer<byte[], byte[]> {
  /**
   * Each slot has a producer. A request takes 0.4 ms of broker and producer together: at most 2 %
   * of a core for each slot. Four cameras with 60 frames/s in all send 35 positions a second, often
   * several at once.
   */
  private static final int PER_SECOND = 50;

  private static final int BURST = 10;

  /** Questions are limited by the guard of their topic. */
  private static final Set<String> ANSWERS = Set.of(Topics.TRACK_REPLIES, Topics.IDENTITY_REPLIES);

  private final PromptFlush prompt;

  PromptProducer(Properties properties) {
    super(properties);
    prompt = new PromptFlush(kafkaProducer::flush, PER_SECOND, BURST, System::nanoTime);
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    Future<RecordMetadata> sent = super.send(record, callback);
    if (ANSWERS.contains(record.topic())) {
      prompt.sentAnswer();
    } else {
      prompt.sent();
    }
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
