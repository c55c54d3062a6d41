package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What neither Kafka nor the store has any more comes back from a backup. */
@Timeout(300)
class BackupIT {
  private static final String ALL = "/v1/tracks?camera=kept&status=ended&limit=500";
  private static final List<String> ANSWERS =
      List.of(ALL, "/v1/counts?camera=kept", "/v1/crossings?camera=kept&limit=500");

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void wipedHistory_isRestored_andContinuesWithoutGapOrRepetition() throws Exception {
    try (LocalSystem system =
        LocalSystem.start(
            LocalSystem.Options.anywhere(directory.resolve("home")), System.out::println)) {
      KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
      Http http = new Http(system);
      Lives lives = FilmedTracks.of(kafka, "kept");
      int tracks = lives.tracks().size();
      http.await(ALL, it -> it.path("tracks").size() == tracks);
      Map<String, JsonNode> before = answers(http);
      String file = directory.resolve("kept.zip").toString();
      assertThat(run(system, "backup", "--json", file)).as(err.toString()).isZero();
      JsonNode written = new ObjectMapper().readTree(out.toString());
      assertThat(written.at("/history/tracks").asInt()).isEqualTo(tracks);
      assertThat(written.path("cameras").asInt()).isEqualTo(1);

      forget(kafka);
      assertThat(http.send("POST", "/v1/store/rebuild?accept_loss=true").statusCode())
          .isEqualTo(202);
      http.await(ALL, it -> it.path("tracks").isEmpty());
      assertThat(run(system, "restore", file)).as(err.toString()).isZero();
      http.await("/v1/store", state -> !state.path("rebuilding").asBoolean());
      assertThat(answers(http)).isEqualTo(before);
      assertThat(run(system, "restore", file)).isEqualTo(1);
      assertThat(err.toString()).contains("It contains history already");

      Filming.film(kafka, "kept", "sim:lobby?seed=6&seconds=14");
      Lives more = newLives(kafka, tracks);
      int all = tracks + more.tracks().size();
      JsonNode found = http.await(ALL, it -> it.path("tracks").size() == all);
      TreeSet<String> ids = new TreeSet<>(lives.tracks().keySet());
      ids.addAll(more.tracks().keySet());
      assertThat(found.path("tracks").findValuesAsText("track_id"))
          .containsExactlyInAnyOrderElementsOf(ids);
      for (Map.Entry<String, List<TrackEvent>> track : more.tracks().entrySet()) {
        assertThat(http.json("/v1/tracks/" + track.getKey() + "/events").path("events"))
            .hasSize(track.getValue().size());
      }

      Path damaged = directory.resolve("damaged.zip");
      byte[] bytes = Files.readAllBytes(Path.of(file));
      bytes[bytes.length / 3] ^= 0x20;
      Files.write(damaged, bytes);
      assertThat(run(system, "restore", "--replace", damaged.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("is damaged");
      assertThat(http.json(ALL).path("tracks")).hasSize(all);
    }
  }

  /** The tracks of a second stream; Kafka has no longer those of the first one. */
  private static Lives newLives(KafkaConnection kafka, int before) {
    return Awaitility.await("the end of the second stream's tracks")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> Lives.now(kafka, "kept"), lives -> haveEnded(lives, before));
  }

  private static boolean haveEnded(Lives lives, int before) {
    long streams =
        lives.camera().stream()
            .filter(it -> it.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED)
            .count();
    long confirmed = lives.latestWithLedger().orElseThrow().getLedger().getTracksConfirmed();
    return streams >= 2
        && confirmed > before
        && lives.tracks().size() + before >= confirmed
        && lives.tracks().values().stream()
            .allMatch(
                events ->
                    events.get(events.size() - 1).getType()
                        == TrackEventType.TRACK_EVENT_TYPE_ENDED);
  }

  private static Map<String, JsonNode> answers(Http http) {
    Map<String, JsonNode> answers = new HashMap<>();
    for (String path : ANSWERS) {
      JsonNode answer = http.json(path);
      ((ObjectNode) answer).remove(List.of("as_of", "from", "to"));
      answer.findParents("as_of").forEach(it -> ((ObjectNode) it).remove("as_of"));
      answers.put(path, answer);
    }
    return answers;
  }

  /** Deletes all track events from Kafka. */
  private static void forget(KafkaConnection kafka) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    try (Consumer<String, byte[]> consumer = kafka.consumer(Isolation.COMMITTED, Map.of());
        Admin admin = kafka.admin()) {
      List<TopicPartition> partitions =
          TopicReader.partitions(consumer, kafka, Topics.TRACK_EVENTS);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                it ->
                    all.put(
                        new TopicPartition(it.topic(), it.partition()),
                        RecordsToDelete.beforeOffset(it.offset() + 1)));
      }
      assertThat(all).isNotEmpty();
      admin.deleteRecords(all).all().get();
    }
  }

  private int run(LocalSystem system, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = Arrays.copyOf(arguments, arguments.length + 4);
    all[arguments.length] = "--gateway";
    all[arguments.length + 1] = system.gatewayUrl();
    all[arguments.length + 2] = "--bootstrap-server";
    all[arguments.length + 3] = system.bootstrapServers();
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
