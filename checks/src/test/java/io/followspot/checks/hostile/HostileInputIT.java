package io.followspot.checks.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.checks.hostile.HostileRecords.Hostile;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.checks.system.Undisturbed;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Ledger;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Hostile input through real Kafka and real Flink: each record is rejected with its offset and its
 * reason, no process and no job is restarted, and other cameras are not affected.
 */
@ExtendWith(RunningSystem.class)
class HostileInputIT {
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
    hostile.addAll(HostileRegistrations.all());
    Intruder intruder = new Intruder(kafka);

    CompletableFuture<PublishSummary> calm =
        CompletableFuture.supplyAsync(() -> film(kafka, "sim:lobby?seed=3&seconds=20"));
    Map<Place, String> expected = reasons(intruder.publish(hostile, "none"));
    PublishSummary published = calm.get();

    assertThat(intruder.awaitRejections(expected.size(), expected.keySet()))
        .containsExactlyInAnyOrderEntriesOf(expected);
    Lives lives = Lives.onceOver(kafka, "calm");
    assertThat(Undisturbed.differences(kafka, "calm")).isEmpty();
    assertThat(lives.latestWithLedger().orElseThrow().getLedger().getProcessed())
        .isEqualTo(published.frames() + 1);
    assertThat(job.restarts()).isEqualTo(restartsBefore);
    assertThat(job.processIds()).isEqualTo(pidsBefore);
  }

  @Test
  void twoPublishersOfOneCamera_interleaved_theLaterOneCounts(KafkaConnection kafka)
      throws Exception {
    SceneRenderer scene = new SceneRenderer(Scene.lobby(3));
    String camera = "contested";
    int each = 40;
    Filming.register(kafka, camera);
    List<Hostile> frames = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      Frame later =
          Frame.parseFrom(
              frame(camera, i, i * 66_000L, ByteString.copyFrom(scene.jpeg(i))).value());
      Frame earlier = later.toBuilder().setStreamId(HostileRecords.STREAM - 1).build();
      frames.add(new Hostile(Topics.FRAMES, camera, earlier.toByteArray(), ""));
      frames.add(new Hostile(Topics.FRAMES, camera, later.toByteArray(), ""));
    }
    frames.add(end(camera, each));

    new Intruder(kafka).publish(frames, "none");

    Lives lives = Lives.onceOver(kafka, camera, 2);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    assertThat(ledger.getReceived()).isEqualTo(2 * each + 1);
    // The first frame of the earlier one came before the later one began.
    assertThat(ledger.getProcessed()).isEqualTo(1 + each + 1);
    assertThat(ledger.getLate()).isEqualTo(each - 1);
    assertThat(Undisturbed.differences(kafka, camera)).isEmpty();
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
    frames.add(end(camera, 7));

    new Intruder(kafka).publish(frames, "zstd");

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
    Intruder intruder = new Intruder(kafka);
    Map<Place, String> expected = new HashMap<>();
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
      expected.putAll(reasons(intruder.publish(List.of(unknown), codec)));
    }

    assertThat(intruder.awaitRejections(expected.size(), expected.keySet()))
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

  private static Hostile end(String camera, long sequence) {
    return new Hostile(
        Topics.FRAMES,
        camera,
        HostileRecords.frame(sequence, ByteString.EMPTY).toBuilder()
            .setCameraId(camera)
            .setEndOfStream(true)
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

  /** The expected reason of each rejection. */
  private static Map<Place, String> reasons(Map<Place, Hostile> records) {
    Map<Place, String> reasons = new HashMap<>();
    records.forEach((place, record) -> reasons.put(place, record.reason()));
    return reasons;
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
