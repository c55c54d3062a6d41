package io.followspot.checks.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./followspot replay} of parts of a recording. */
@ExtendWith(RunningSystem.class)
class ReplayIT {
  private static final String SCENE = "sim:lobby?seed=3&seconds=20";

  private final StringWriter out = new StringWriter();
  private final KafkaConnection kafka;

  @TempDir Path directory;

  ReplayIT(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  @Test
  void rangeWithinTheLivesOfTracks_givesTheSameEvents_andWritesThem() throws Exception {
    Filming.register(kafka, "ranged");
    Filming.film(kafka, "ranged", SCENE);
    Lives lives = Lives.onceOver(kafka, "ranged");
    List<TrackEvent> life = aLifeOf(2, lives);
    // After this track was confirmed, up to and with its end.
    long fromUs = life.get(0).getTrack().getFrame().getCapturedAtUs() + 1;
    long toUs = life.get(life.size() - 1).getTrack().getFrame().getCapturedAtUs() + 1;
    Path written = directory.resolve("events.jsonl");

    assertThat(
            run(
                "replay",
                "--camera=ranged",
                "--from=" + time(fromUs),
                "--to=" + time(toUs),
                "--output=" + written))
        .as(out.toString())
        .isZero();

    assertThat(out.toString()).contains("are equal, byte for byte");
    List<String> ids =
        lives.tracks().values().stream()
            .flatMap(List::stream)
            .filter(e -> isWithin(e.getTrack().getFrame().getCapturedAtUs(), fromUs, toUs))
            .map(TrackEvent::getEventId)
            .toList();
    assertThat(ids)
        .doesNotContain(life.get(0).getEventId())
        .contains(life.get(life.size() - 1).getEventId());
    List<String> lines = Files.readAllLines(written);
    assertThat(ids)
        .allSatisfy(id -> assertThat(lines).anyMatch(line -> line.contains('"' + id + '"')));
    long ofTheCamera =
        lives.camera().stream()
            .filter(e -> isWithin(e.getOccurredAtUs(), fromUs, toUs))
            .map(CameraEvent::getEventId)
            .count();
    assertThat(lines).hasSize(ids.size() + (int) ofTheCamera);
  }

  @Test
  void framesThatRetentionDropped_areToldOf_andNothingIsCompared() throws Exception {
    Filming.register(kafka, "dropped");
    Filming.film(kafka, "dropped", SCENE);
    Lives.onceOver(kafka, "dropped");
    dropHalf("dropped");

    assertThat(run("replay", "--camera=dropped")).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("Kafka no longer keeps the camera's frames from 20\\S+Z until 20\\S+Z\\.")
        .contains("nothing is compared")
        .doesNotContain("lost:", "unexpected:", "different:");

    assertThat(run("replay", "--camera=dropped", "--json")).isEqualTo(1);
    assertThat(out.toString())
        .contains("\"same\" : null", "\"missing\" : [ \"Kafka no longer keeps")
        .doesNotContain("differences");

    assertThat(run("replay", "--camera=dropped", "--set=tracking.min_hits=5")).isZero();
    assertThat(out.toString()).contains("nothing is compared");
  }

  /** Deletes a camera's frames as the broker's retention does. */
  private void dropHalf(String camera) throws Exception {
    List<ConsumerRecord<String, byte[]>> frames = new ArrayList<>();
    AtomicReference<TopicPartition> partition = new AtomicReference<>();
    TopicReader.readToEnd(
        kafka,
        Topics.FRAMES,
        Isolation.COMMITTED,
        entry -> {
          if (camera.equals(entry.key())) {
            frames.add(entry);
            partition.set(new TopicPartition(entry.topic(), entry.partition()));
          }
        });
    long before = frames.get(frames.size() / 2).offset();
    try (Admin admin = kafka.admin()) {
      admin
          .deleteRecords(Map.of(partition.get(), RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    }
  }

  private static List<TrackEvent> aLifeOf(int events, Lives lives) {
    return lives.tracks().values().stream()
        .filter(life -> life.size() >= events)
        .filter(life -> life.get(0).getType() == TrackEventType.TRACK_EVENT_TYPE_CONFIRMED)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithin(long atUs, long fromUs, long toUs) {
    return atUs >= fromUs && atUs < toUs;
  }

  private static Instant time(long us) {
    return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-server=" + kafka.bootstrapServers());
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .execute(all.toArray(String[]::new));
  }
}
