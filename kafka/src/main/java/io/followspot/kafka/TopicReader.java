package io.followspot.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a range of topics that is known when reading begins: whole topics as they are now, or from
 * offsets to offsets. {@link TopicTail} reads what is still to come.
 */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicReader() {}

  /** Receives all records of a range one by one. */
  @FunctionalInterface
  public interface Reader {
    /** Handles a record; in order within its partition. */
    void accept(ConsumerRecord<String, byte[]> entry);
  }

  /**
   * Receives the records of a range one by one until it has what it wants.
   *
   * @param <E> what it may throw, which ends reading
   */
  @FunctionalInterface
  public interface Search<E extends Exception> {
    /**
     * Handles a record; in order within its partition.
     *
     * @return whether to read on
     */
    boolean accept(ConsumerRecord<String, byte[]> entry) throws E;

    /** Is called repeatedly while no record comes. */
    default void onSilence() throws E {}
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
    try {
      TopicReader.<RuntimeException>read(
          consumer,
          connection,
          Range.all(consumer, partitions),
          entry -> {
            reader.accept(entry);
            return true;
          });
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    }
  }

  /**
   * The records to read.
   *
   * @param from the first offset of each partition
   * @param until the offset behind the last of each partition; nothing is read of a partition
   *     without one
   * @param patience how long no record may come before reading fails
   */
  public record Range(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, Duration patience) {
    /** Requires a beginning for each end. */
    public Range {
      if (!from.keySet().containsAll(until.keySet())) {
        throw new IllegalArgumentException(
            "the range until " + until + " has no beginning in some partitions: " + from);
      }
      from = Map.copyOf(from);
      until = Map.copyOf(until);
    }

    /** A range of which a record must come within {@link KafkaConnection#ANSWER_WITHIN}. */
    public Range(Map<TopicPartition, Long> from, Map<TopicPartition, Long> until) {
      this(from, until, KafkaConnection.ANSWER_WITHIN);
    }

    /**
     * All records of some partitions as they are now.
     *
     * @throws KafkaException if no broker answers
     */
    public static Range all(
        Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
      return new Range(
          TopicOffsets.begins(consumer, partitions), TopicOffsets.ends(consumer, partitions));
    }

    /**
     * The records of some partitions from a time on, to their present end. A record's time is that
     * of its producer.
     *
     * @throws KafkaException if no broker answers
     */
    public static Range since(
        Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions, Instant time) {
      Map<TopicPartition, Long> ends = TopicOffsets.ends(consumer, partitions);
      return new Range(TopicOffsets.since(consumer, ends, time), ends);
    }

    private boolean contains(ConsumerRecord<?, ?> entry) {
      Long end = until.get(new TopicPartition(entry.topic(), entry.partition()));
      return end != null && entry.offset() < end;
    }

    private boolean isRead(Consumer<?, ?> consumer) {
      return until.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }

  /**
   * Reads a range, up to its end or until the search returns false. The consumer's assignment and
   * position are changed; closing it remains the caller's task.
   *
   * @throws KafkaUnavailableException if no record comes for longer than the range's patience
   * @throws KafkaException if a broker refuses, or the thread is interrupted
   */
  public static <E extends Exception> void read(
      Consumer<String, byte[]> consumer, KafkaConnection connection, Range range, Search<E> search)
      throws E {
    consumer.assign(range.until().keySet());
    range.until().keySet().forEach(it -> consumer.seek(it, range.from().getOrDefault(it, 0L)));
    long quietSince = System.nanoTime();
    while (!range.isRead(consumer)) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince > range.patience().toNanos()) {
        throw KafkaUnavailableException.silent(connection.bootstrapServers());
      } else {
        search.onSilence();
      }
      for (ConsumerRecord<String, byte[]> entry : records) {
        if (range.contains(entry) && !search.accept(entry)) {
          return;
        }
      }
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
}
