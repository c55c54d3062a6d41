package io.followspot.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.checks.system.Undisturbed;
import io.followspot.cli.local.LocalSystem;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Rejection;
import io.followspot.tracking.scene.Scene;
import io.followspot.tracking.scene.SceneRenderer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hostile input through real Kafka and real Flink: each record is turned away with its place and
 * its reason, no process and no job is started again, and other cameras notice nothing.
 */
@ExtendWith(RunningSystem.class)
class HostileInputIT {
  private static final long PATIENCE_NS = 120_000_000_000L;

  @BeforeAll
  static void letLargeRecordsIn(KafkaConnection kafka) throws Exception {
    limit(kafka, 32 << 20);
  }

  @AfterAll
  static void keepLargeRecordsOut(KafkaConnection kafka) throws Exception {
    limit(kafka, KafkaConnection.MAX_RECORD_BYTES);
  }

  @Test
  void hostileRecords_areTurnedAwayEach_andDisturbNobody(LocalSystem system, KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "calm");
    Filming.register(kafka, HostileRecords.CAMERA);
    Filming.register(kafka, HostileRecords.DETECTOR);
    JobStatus job = new JobStatus(system);
    long restartsBefore = job.restarts();
    List<Long> pidsBefore = job.processIds();
    byte[] jpeg = new SceneRenderer(Scene.lobby(3)).jpeg(0);
    List<Hostile> hostile = new ArrayList<>(HostileRecords.atTheDoor());
    hostile.addAll(HostileRecords.atTheFunctions(jpeg));

    CompletableFuture<PublishSummary> calm =
        CompletableFuture.supplyAsync(() -> film(kafka, "sim:lobby?seed=3&seconds=20"));
    Map<Place, String> expected = publish(kafka, hostile, "none");
    PublishSummary published = calm.get();

    assertThat(rejections(kafka, expected.size(), expected.keySet()))
        .containsExactlyInAnyOrderEntriesOf(expected);
    Lives lives = Lives.onceOver(kafka, "calm");
    assertThat(Undisturbed.differences(kafka, "calm")).isEmpty();
    assertThat(lives.latestWithLedger().orElseThrow().getLedger().getProcessed())
        .isEqualTo(published.frames() + 1);
    assertThat(job.restarts()).isEqualTo(restartsBefore);
    assertThat(job.processIds()).isEqualTo(pidsBefore);
  }

  @Test
  void timeBackwardsAndDuplicates_areCounted(KafkaConnection kafka) throws Exception {
    SceneRenderer scene = new SceneRenderer(Scene.lobby(3));
    String camera = "disorderly";
    Filming.register(kafka, camera);
    List<Hostile> frames = new ArrayList<>();
    for (long sequence : new long[] {0, 1, 1, 3, 2, 4, 4, 5}) {
      frames.add(
          frame(camera, sequence, sequence * 100_000, ByteString.copyFrom(scene.jpeg(sequence))));
    }
    // A greater number, but an earlier time; and a stream of long ago in between.
    frames.add(frame(camera, 6, 100_000, ByteString.copyFrom(scene.jpeg(6))));
    frames.add(
        new Hostile(
            Topics.FRAMES,
            camera,
            HostileRecords.frame(0, ByteString.copyFrom(scene.jpeg(0))).toBuilder()
                .setCameraId(camera)
                .setStreamId(HostileRecords.STREAM - 5)
                .build()
                .toByteArray(),
            ""));
    frames.add(
        new Hostile(
            Topics.FRAMES,
            camera,
            HostileRecords.frame(7, ByteString.EMPTY).toBuilder()
                .setCameraId(camera)
                .setEndOfStream(true)
                .build()
                .toByteArray(),
            ""));

    publish(kafka, frames, "zstd");

    Ledger ledger = Lives.onceOver(kafka, camera).latestWithLedger().orElseThrow().getLedger();
    assertThat(ledger.getReceived()).isEqualTo(11);
    assertThat(ledger.getProcessed()).isEqualTo(6);
    assertThat(ledger.getDuplicate()).isEqualTo(2);
    assertThat(ledger.getLate()).isEqualTo(3);
    assertThat(ledger.getRejectedMap()).isEmpty();
    assertThat(ledger.getMissing()).isZero();
  }

  @Test
  void everyCompressionThatKafkaKnows_isRead(KafkaConnection kafka) throws Exception {
    Map<Place, String> expected = new LinkedHashMap<>();
    for (String codec : List.of("gzip", "snappy", "lz4", "zstd")) {
      Hostile unknown =
          new Hostile(
              Topics.FRAMES,
              "nobody",
              HostileRecords.frame(0, ByteString.copyFromUtf8("x".repeat(5_000))).toBuilder()
                  .setCameraId("nobody")
                  .build()
                  .toByteArray(),
              "camera_not_registered");
      expected.putAll(publish(kafka, List.of(unknown), codec));
    }

    assertThat(rejections(kafka, expected.size(), expected.keySet()))
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static Hostile frame(String camera, long sequence, long offsetUs, ByteString jpeg) {
    return new Hostile(
        Topics.FRAMES,
        camera,
        HostileRecords.frame(sequence, jpeg).toBuilder()
            .setCameraId(camera)
            .setCapturedAtUs(HostileRecords.STREAM + 1 + offsetUs)
            .build()
            .toByteArray(),
        "");
  }

  private static PublishSummary film(KafkaConnection kafka, String source) {
    try {
      return Filming.film(kafka, "calm", source);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Where a record lies. */
  private record Place(String topic, int partition, long offset) {}

  /** Publishes records as whoever, and returns the reason for which each is to be turned away. */
  private static Map<Place, String> publish(
      KafkaConnection kafka, List<Hostile> records, String codec) throws Exception {
    Map<Place, String> reasons = new LinkedHashMap<>();
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            128 << 20,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            256L << 20,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            codec);
    try (Producer<String, byte[]> producer = kafka.producer(settings)) {
      for (Hostile record : records) {
        RecordMetadata at =
            producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value())).get();
        reasons.put(new Place(at.topic(), at.partition(), at.offset()), record.reason());
      }
    }
    return reasons;
  }

  /** Waits for that many rejections of records at the places; another of the same place is kept. */
  private static Map<Place, String> rejections(
      KafkaConnection kafka, int count, Iterable<Place> places) throws InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE_NS;
    Map<Place, String> found = new HashMap<>();
    while (found.size() < count && System.nanoTime() < giveUpAt) {
      Thread.sleep(500);
      found.clear();
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
            for (Place wanted : places) {
              if (wanted.equals(place)) {
                found.merge(place, rejection.getReason(), (a, b) -> a + " and again " + b);
              }
            }
          });
    }
    return found;
  }

  private static Rejection parse(byte[] value) {
    try {
      return Rejection.parseFrom(value);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(new String(value, StandardCharsets.UTF_8), e);
    }
  }

  private static void limit(KafkaConnection kafka, int bytes) throws Exception {
    ConfigResource frames = new ConfigResource(ConfigResource.Type.TOPIC, Topics.FRAMES);
    AlterConfigOp change =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", String.valueOf(bytes)), AlterConfigOp.OpType.SET);
    try (Admin admin = kafka.admin()) {
      admin.incrementalAlterConfigs(Map.of(frames, List.of(change))).all().get();
    }
  }
}
