package io.followspot.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes as any client, and reads the outcome. */
record Intruder(KafkaConnection kafka) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Publishes records in their order; returns where each lies. */
  Map<Place, Hostile> publish(List<Hostile> records, String codec) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            128 << 20,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            256L << 20,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            codec);
    Map<Place, Hostile> places = new LinkedHashMap<>();
    try (Producer<String, byte[]> producer = kafka.producer(settings)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Hostile record : records) {
        sent.add(producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value())));
      }
      for (int i = 0; i < sent.size(); i++) {
        RecordMetadata at = sent.get(i).get();
        places.put(new Place(at.topic(), at.partition(), at.offset()), records.get(i));
      }
    }
    return places;
  }

  /**
   * Waits until so many records at these places are rejected, and returns the reasons. One that is
   * rejected twice has both.
   */
  Map<Place, String> awaitRejections(int count, Set<Place> places) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> rejections(places), found -> found.size() >= count);
  }

  /** Why the records at these places are rejected, as far as they are now. */
  Map<Place, String> rejections(Set<Place> places) {
    Map<Place, String> found = new HashMap<>();
    TopicReader.readToEnd(
        kafka,
        Topics.REJECTED,
        Isolation.COMMITTED,
        entry -> {
          Rejection rejection = parse(entry.value());
          assertThat(rejection.getMessage()).isNotBlank();
          assertThat(entry.value().length).isLessThan(2_000);
          Place place =
              new Place(rejection.getTopic(), rejection.getPartition(), rejection.getOffset());
          if (places.contains(place)) {
            found.merge(place, rejection.getReason(), (a, b) -> a + " and again " + b);
          }
        });
    return found;
  }

  private static Rejection parse(byte[] value) {
    try {
      return Rejection.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(new String(value, StandardCharsets.UTF_8), e);
    }
  }
}
