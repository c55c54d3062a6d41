package io.followspot.gateway.archive;

import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.KeyPartition;
import io.followspot.kafka.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a time range of one key from a topic whose records carry their capture time. Consumers are
 * pooled: opening one takes longer than reading a picture.
 */
final class TimeRangeReader implements AutoCloseable {
  private static final int CONSUMERS = 3;
  private static final int PATIENCE_S = 5;

  private final KafkaConnection connection;
  private final Isolation isolation;
  private final BlockingQueue<Optional<Consumer<String, byte[]>>> idle =
      new ArrayBlockingQueue<>(CONSUMERS);

  TimeRangeReader(KafkaConnection connection, Isolation isolation) {
    this.connection = connection;
    this.isolation = isolation;
    for (int i = 0; i < CONSUMERS; i++) {
      idle.add(Optional.empty());
    }
  }

  /**
   * Passes on the key's records from a time on, in order, until the predicate returns false or the
   * topic's present end is reached.
   *
   * @param fromUs in microseconds since 1970
   * @param taker returns whether to continue
   * @throws KafkaUnavailableException if nothing comes for {@link KafkaConnection#ANSWER_WITHIN}
   * @throws io.followspot.gateway.problem.ProblemException if there are too many concurrent readers
   */
  void read(String topic, String key, long fromUs, Predicate<ConsumerRecord<String, byte[]>> taker)
      throws InterruptedException {
    Optional<Consumer<String, byte[]>> mine = idle.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (mine == null) {
      throw Problem.unavailable("The recording is read by other requests; try again.");
    }
    try {
      Consumer<String, byte[]> consumer = mine.orElseGet(this::open);
      mine = Optional.of(consumer);
      read(consumer, topic, key, fromUs, taker);
    } catch (KafkaException | KafkaUnavailableException e) {
      mine.ifPresent(consumer -> consumer.close(Duration.ZERO));
      mine = Optional.empty();
      throw e;
    } finally {
      idle.add(mine);
    }
  }

  private void read(
      Consumer<String, byte[]> consumer,
      String topic,
      String key,
      long fromUs,
      Predicate<ConsumerRecord<String, byte[]>> taker) {
    int count = TopicReader.partitions(consumer, connection, topic).size();
    List<TopicPartition> partition =
        List.of(new TopicPartition(topic, KeyPartition.of(key, count)));
    TopicReader.<RuntimeException>read(
        consumer,
        connection,
        TopicReader.Range.since(consumer, partition, TimestampFormat.instant(fromUs)),
        entry -> !key.equals(entry.key()) || entry.value() == null || taker.test(entry));
  }

  private Consumer<String, byte[]> open() {
    return connection.consumer(
        isolation, Map.of("max.poll.records", 32, "max.partition.fetch.bytes", 1 << 20));
  }

  @Override
  public void close() {
    for (int i = 0; i < CONSUMERS; i++) {
      Optional<Consumer<String, byte[]>> consumer = idle.poll();
      if (consumer != null) {
        consumer.ifPresent(Consumer::close);
      }
    }
  }
}
