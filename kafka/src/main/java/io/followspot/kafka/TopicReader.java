package io.followspot.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads the present content of a topic. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicReader() {}

  /** Receives the records one by one. */
  public interface Reader {
    /** Handles a record; in order within its partition. */
    void accept(ConsumerRecord<String, byte[]> entry);
  }

  /**
   * Reads a topic from its beginning to its present end.
   *
   * @throws KafkaUnavailableException if no broker answers, the topic does not exist, or nothing
   *     comes for {@link KafkaConnection#ANSWER_WITHIN}
   */
  public static void readToEnd(
      KafkaConnection connection, String topic, Isolation isolation, Reader reader) {
    try (Consumer<String, byte[]> consumer = connection.consumer(isolation, Map.of())) {
      readToEnd(consumer, connection, topic, reader);
    }
  }

  static void readToEnd(
      Consumer<String, byte[]> consumer, KafkaConnection connection, String topic, Reader reader) {
    List<TopicPartition> partitions = partitions(consumer, connection, topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    try {
      readUntil(
          consumer,
          connection,
          consumer.endOffsets(partitions, KafkaConnection.ANSWER_WITHIN),
          reader);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    }
  }

  /** Continues from the consumer's position, at least to those offsets. */
  static void readUntil(
      Consumer<String, byte[]> consumer,
      KafkaConnection connection,
      Map<TopicPartition, Long> ends,
      Reader reader) {
    long quietSince = System.nanoTime();
    while (!isAtEnd(consumer, ends)) {
      var records = consumer.poll(POLL);
      records.forEach(reader::accept);
      long now = System.nanoTime();
      if (!records.isEmpty()) {
        quietSince = now;
      } else if (now - quietSince > KafkaConnection.ANSWER_WITHIN.toNanos()) {
        throw KafkaUnavailableException.silent(connection.bootstrapServers());
      }
    }
  }

  /**
   * Returns a consumer whose next records are those that are written from now on.
   *
   * @throws KafkaUnavailableException if no broker answers or a topic does not exist; no consumer
   *     is left open then
   */
  public static Consumer<String, byte[]> atEnd(
      KafkaConnection connection, Isolation isolation, String... topics) {
    return assigned(connection, isolation, Consumer::seekToEnd, topics);
  }

  /** The same from the topics' beginnings. */
  public static Consumer<String, byte[]> atBeginning(
      KafkaConnection connection, Isolation isolation, String... topics) {
    return assigned(connection, isolation, Consumer::seekToBeginning, topics);
  }

  private static Consumer<String, byte[]> assigned(
      KafkaConnection connection,
      Isolation isolation,
      BiConsumer<Consumer<String, byte[]>, List<TopicPartition>> seek,
      String... topics) {
    Consumer<String, byte[]> consumer = connection.consumer(isolation, Map.of());
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        partitions.addAll(partitions(consumer, connection, topic));
      }
      consumer.assign(partitions);
      seek.accept(consumer, partitions);
      // Seeking is lazy: without this, records written before the first poll would be skipped.
      partitions.forEach(it -> consumer.position(it, KafkaConnection.ANSWER_WITHIN));
      return consumer;
    } catch (KafkaException e) {
      consumer.close();
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Returns a topic's partitions.
   *
   * @throws KafkaUnavailableException if no broker answers or the topic does not exist
   */
  public static List<TopicPartition> partitions(
      Consumer<String, byte[]> consumer, KafkaConnection connection, String topic) {
    List<PartitionInfo> infos;
    try {
      infos = consumer.partitionsFor(topic, KafkaConnection.ANSWER_WITHIN);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    }
    if (infos == null || infos.isEmpty()) {
      throw new KafkaUnavailableException(
          "there is no topic "
              + topic
              + " at "
              + connection.bootstrapServers()
              + ": start Followspot with ./followspot up, which creates it");
    }
    return infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private static boolean isAtEnd(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
