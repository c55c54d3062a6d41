package io.followspot.engine;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What an earlier job has left in Kafka. */
final class KafkaHistory {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Of {@code followspot.v1.CameraEvent}. */
  private static final int EPOCH_FIELD = 3;

  private final Properties settings = new Properties();

  KafkaHistory(String bootstrapServers, ClientProperties properties) {
    settings.putAll(properties.values());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.put("enable.auto.commit", "false");
    settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
  }

  /**
   * Tells whether a consumer group has come anywhere. Flink tells Kafka so after each checkpoint.
   */
  boolean hasRead(String group) throws InterruptedException {
    try (Admin admin = Admin.create(settings)) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .anyMatch(offset -> offset != null && offset.offset() > 0);
    } catch (ExecutionException e) {
      throw new KafkaException("how far " + group + " has read can not be asked", e);
    }
  }

  /**
   * Returns the greatest registration epoch that any camera event tells; 0 if none does. Reads the
   * whole topic, events of transactions that were aborted included.
   */
  int greatestEpoch(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      int greatest = 0;
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> event : records) {
          greatest = Math.max(greatest, epochOf(event.value()));
        }
      }
      return greatest;
    }
  }

  /** By hand: the class made from the schema needs a newer protobuf than Flink has. */
  private static int epochOf(byte[] event) {
    if (event == null) {
      return 0;
    }
    CodedInputStream in = CodedInputStream.newInstance(event);
    try {
      int epoch = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (tag == (EPOCH_FIELD << 3 | WireFormat.WIRETYPE_VARINT)) {
          epoch = in.readInt32();
        } else if (!in.skipField(tag)) {
          return epoch;
        }
      }
      return epoch;
    } catch (IOException e) {
      return 0;
    }
  }
}
