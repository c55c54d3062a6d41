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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records again, by their place. */
public final class RecordTopics {
  private static final RecordTopics OF_THIS_PROCESS = new RecordTopics();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_READ = Duration.ofSeconds(40);

  private final Map<String, Properties> byTopic = new ConcurrentHashMap<>();

  RecordTopics() {}

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
    Map<String, Map<TopicPartition, Map<Long, RecordPlace>>> wanted = new HashMap<>();
    for (RecordPlace place : places) {
      wanted
          .computeIfAbsent(place.topic(), topic -> new HashMap<>())
          .computeIfAbsent(
              new TopicPartition(place.topic(), place.partition()), partition -> new HashMap<>())
          .put(place.offset(), place);
    }
    Map<RecordPlace, byte[]> found = new HashMap<>();
    wanted.forEach((topic, partitions) -> read(topic, partitions, found));
    return found;
  }

  private void read(
      String topic,
      Map<TopicPartition, Map<Long, RecordPlace>> partitions,
      Map<RecordPlace, byte[]> found) {
    Properties properties = byTopic.get(topic);
    if (properties == null) {
      throw new IllegalStateException(
          "the state refers to records of " + topic + ", which no ingress of the module reads");
    }
    long giveUpAtNs = System.nanoTime() + LONGEST_READ.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      for (Map.Entry<TopicPartition, Map<Long, RecordPlace>> one : partitions.entrySet()) {
        // A consumer reads on from there; other cameras' records lie between those of one.
        NavigableSet<Long> missing = inTopic(consumer, one.getKey(), one.getValue().keySet());
        consumer.assign(List.of(one.getKey()));
        if (!missing.isEmpty()) {
          consumer.seek(one.getKey(), missing.first());
        }
        while (!missing.isEmpty()) {
          if (System.nanoTime() > giveUpAtNs) {
            throw new IllegalStateException("Kafka does not answer: " + one.getKey());
          }
          readOn(consumer, one.getKey(), one.getValue(), found);
          missing.headSet(consumer.position(one.getKey())).clear();
        }
      }
    }
  }

  private static NavigableSet<Long> inTopic(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Set<Long> offsets) {
    long begin = requireNonNull(consumer.beginningOffsets(List.of(partition)).get(partition));
    long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    return new TreeSet<>(new TreeSet<>(offsets).subSet(begin, Math.max(begin, end)));
  }

  private static void readOn(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      Map<Long, RecordPlace> wanted,
      Map<RecordPlace, byte[]> found) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
      RecordPlace place = wanted.get(record.offset());
      if (place != null && record.value() != null) {
        found.put(place, record.value());
      }
    }
  }
}
