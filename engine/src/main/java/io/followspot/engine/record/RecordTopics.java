package io.followspot.engine.record;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads single records again, by their place. The module {@code kafka} has a bounded scan as well,
 * but another version of Kafka's client, which cannot be on Flink's class path.
 */
public final class RecordTopics {
  private static final Logger log = LoggerFactory.getLogger(RecordTopics.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final RecordTopics OF_THIS_PROCESS =
      new RecordTopics(KafkaConsumer::new, Duration.ofSeconds(40));

  private final Map<String, Properties> byTopic = new ConcurrentHashMap<>();
  private final Function<Properties, Consumer<byte[], byte[]>> opener;
  private final Duration longestRead;

  /**
   * Creates one that knows no topic.
   *
   * @param longestRead of one partition, after which reading fails
   */
  RecordTopics(Function<Properties, Consumer<byte[], byte[]>> opener, Duration longestRead) {
    this.opener = opener;
    this.longestRead = longestRead;
  }

  /** Those of this process. */
  public static RecordTopics ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /**
   * Remembers how a topic is read.
   *
   * @param properties of a consumer
   */
  public void add(String topic, Properties properties) {
    Properties mine = new Properties();
    mine.putAll(properties);
    mine.keySet().removeIf(key -> key.toString().startsWith("flink."));
    mine.remove(ConsumerConfig.GROUP_ID_CONFIG);
    mine.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    mine.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    mine.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    byTopic.put(topic, mine);
  }

  /**
   * Reads the values of records.
   *
   * @return those that Kafka still has
   * @throws IllegalStateException if a topic is unknown or Kafka does not answer in time
   */
  Map<RecordPlace, byte[]> read(List<RecordPlace> places) {
    Map<TopicPartition, Map<Long, RecordPlace>> wanted = new HashMap<>();
    for (RecordPlace place : places) {
      wanted
          .computeIfAbsent(
              new TopicPartition(place.topic(), place.partition()), partition -> new HashMap<>())
          .put(place.offset(), place);
    }
    Map<RecordPlace, byte[]> found = new HashMap<>();
    wanted.forEach((partition, byOffset) -> read(partition, byOffset, found));
    log.info("read {} of {} records again after a restart", found.size(), places.size());
    return found;
  }

  private void read(
      TopicPartition partition, Map<Long, RecordPlace> wanted, Map<RecordPlace, byte[]> found) {
    Properties properties = byTopic.get(partition.topic());
    if (properties == null) {
      throw new IllegalStateException(
          "the state refers to records of "
              + partition.topic()
              + ", for which module.yaml has no ingress with referenceAboveBytes: restore it");
    }
    long giveUpAtNs = System.nanoTime() + longestRead.toNanos();
    try (Consumer<byte[], byte[]> consumer = opener.apply(properties)) {
      NavigableSet<Long> missing = inTopic(consumer, partition, wanted.keySet());
      consumer.assign(List.of(partition));
      if (!missing.isEmpty()) {
        consumer.seek(partition, missing.first());
      }
      while (!missing.isEmpty()) {
        if (System.nanoTime() > giveUpAtNs) {
          throw new IllegalStateException(
              "Kafka sends no records of " + partition + "; the job tries again");
        }
        // It reads on: other cameras' records lie between those of one.
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
          RecordPlace place = wanted.get(record.offset());
          if (place != null && record.value() != null) {
            found.put(place, record.value());
          }
        }
        missing.headSet(consumer.position(partition)).clear();
      }
    }
  }

  private static NavigableSet<Long> inTopic(
      Consumer<?, ?> consumer, TopicPartition partition, Set<Long> offsets) {
    long begin = requireNonNull(consumer.beginningOffsets(List.of(partition)).get(partition));
    long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    return new TreeSet<>(new TreeSet<>(offsets).subSet(begin, Math.max(begin, end)));
  }
}
