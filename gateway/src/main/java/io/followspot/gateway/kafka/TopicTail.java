package io.followspot.gateway.kafka;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows topics on a separate thread, through broker failures, until closed. */
public final class TopicTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker answers at once when there is a record; an idle gateway need not ask often. */
  private static final int FETCH_MAX_WAIT_MS = 2_000;

  private final Consumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> sink;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Prepares to follow topics.
   *
   * @param name of the thread
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers or a topic is
   *     missing
   */
  public TopicTail(
      String name,
      KafkaConnection connection,
      Isolation isolation,
      List<String> topics,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> sink) {
    this.sink = sink;
    consumer =
        connection.consumer(
            isolation,
            Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_MAX_WAIT_MS));
    try {
      for (String topic : topics) {
        partitions.addAll(TopicReader.partitions(consumer, connection, topic));
      }
      consumer.assign(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    thread = new Thread(this::follow, name);
    thread.setDaemon(true);
  }

  /** Where the topics end now. */
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions, KafkaConnection.ANSWER_WITHIN);
  }

  /** Where the records begin that were written since a time. */
  public Map<TopicPartition, Long> offsetsSince(Instant time) {
    Map<TopicPartition, Long> asked = new HashMap<>();
    partitions.forEach(it -> asked.put(it, time.toEpochMilli()));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends());
    consumer
        .offsetsForTimes(asked, KafkaConnection.ANSWER_WITHIN)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  /** Starts from certain offsets; partitions without one from the beginning. */
  public TopicTail from(Map<TopicPartition, Long> offsets) {
    consumer.seekToBeginning(partitions.stream().filter(it -> !offsets.containsKey(it)).toList());
    offsets.forEach(consumer::seek);
    thread.start();
    return this;
  }

  private void follow() {
    while (!closed) {
      try {
        consumer.poll(POLL).forEach(this::hand);
      } catch (WakeupException e) {
        // close() calls wakeup() so that the flag is checked.
      } catch (KafkaException e) {
        log.warn("Cannot read from Kafka, retrying: {}", e.getMessage());
        pause();
      }
    }
    consumer.close();
  }

  /** An exception about one record must not stop the consumer. */
  private void hand(ConsumerRecord<String, byte[]> entry) {
    try {
      sink.accept(entry);
    } catch (RuntimeException e) {
      log.error("Skipping record {}-{}@{}", entry.topic(), entry.partition(), entry.offset(), e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    if (!thread.isAlive()) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
