package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.Project;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TrackQueries;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.TrackReply;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.tracking.geometry.Box;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a video to track events, and the query of a track by its id. */
@ExtendWith(RunningSystem.class)
class EndToEndIT {
  /** Too small for the decoder in Java: OpenCV is loaded. */
  private static final String SMALL = "sim:lobby?seed=5&seconds=4&width=320&height=180";

  private static final int SECONDS = 40;

  @Test
  void simulatedScene_isFollowed_andEachTrackBeginsAndEndsOnce(KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "scene");

    PublishSummary published = Filming.film(kafka, "scene", "sim:lobby?seed=3&seconds=" + SECONDS);
    Lives lives = Lives.onceOver(kafka, "scene");

    assertThat(published.frames()).isEqualTo(SECONDS * 15L);
    assertLifeCycles(lives);
    assertLedger(lives, published.frames());
    assertFollowsTheTruth(lives, Scene.lobby(3));
  }

  @Test
  void track_askedByItsId_answersItself(KafkaConnection kafka, LocalSystem system)
      throws Exception {
    Filming.register(kafka, "asked");
    Filming.film(kafka, "asked", "sim:lobby?seed=5&seconds=12");
    Lives lives = Lives.onceOver(kafka, "asked");
    String trackId = lives.tracks().keySet().iterator().next();
    List<TrackEvent> events = lives.tracks().get(trackId);
    TrackSnapshot ended = events.get(events.size() - 1).getTrack();

    try (TrackQueries queries = TrackQueries.open(kafka)) {
      TrackReply reply = queries.ask(trackId, Duration.ofSeconds(20)).get(30, TimeUnit.SECONDS);
      TrackReply unknown =
          queries.ask("asked.1.999999", Duration.ofSeconds(20)).get(30, TimeUnit.SECONDS);

      assertThat(reply.getStatus()).isEqualTo(ReplyStatus.REPLY_STATUS_FOUND);
      assertThat(reply.getTrack()).isEqualTo(ended);
      assertThat(ended.getPathCount()).isGreaterThan(1);
      assertThat(unknown.getStatus()).isEqualTo(ReplyStatus.REPLY_STATUS_NOT_FOUND);
    }
    assertThat(get(system, "/v1/tracks/" + trackId).body()).contains("\"" + trackId + "\"");
    assertThat(get(system, "/v1/tracks/asked.1.999999").statusCode()).isEqualTo(404);
    assertThat(get(system, "/v1/tracks/nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void engineThatIsKilled_leavesNoLibrariesBehind(KafkaConnection kafka, LocalSystem system)
      throws Exception {
    Filming.register(kafka, "killed");
    SupervisedProcess engine = system.process("engine");
    Filming.film(kafka, "killed", SMALL);
    Lives.onceOver(kafka, "killed", 1);
    long killed = engine.current().pid();
    engine.current().kill();
    await("restart of the engine")
        .atMost(Duration.ofMinutes(2))
        .until(() -> engine.current().pid() != killed);
    Filming.film(kafka, "killed", SMALL);
    Lives.onceOver(kafka, "killed", 2);

    try (Stream<Path> left = Files.list(system.home().resolve("run/scratch/engine"))) {
      assertThat(left.filter(file -> file.getFileName().toString().contains("opencv"))).hasSize(1);
    }
  }

  @Test
  void systemWithoutWork_takesFewCheckpoints(LocalSystem system) throws Exception {
    JobStatus job = new JobStatus(system);
    // After work there are three, at one a second; then there is one in ten seconds.
    await("the end of the work before")
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              long now = job.checkpoints();
              Thread.sleep(4_000);
              return job.checkpoints() == now;
            });
    long before = job.checkpoints();
    Thread.sleep(15_000);

    assertThat(job.checkpoints() - before).isBetween(1L, 2L);
  }

  @Test
  void realVideo_givesConfirmedTracksThatEnd(KafkaConnection kafka) throws Exception {
    Optional<Path> video = Project.data("video/vtest.avi");
    assumeTrue(video.isPresent(), "skipped: no vtest.avi on this machine");
    Filming.register(kafka, "vtest");

    PublishSummary published = Filming.film(kafka, "vtest", video.orElseThrow().toString());
    Lives lives = Lives.onceOver(kafka, "vtest");

    assertThat(published.frames()).isEqualTo(795);
    assertLifeCycles(lives);
    assertLedger(lives, 795);
    // 19 people, some of whom leave and return.
    assertThat(lives.tracks().size()).isBetween(15, 120);
  }

  private static void assertLifeCycles(Lives lives) {
    assertThat(lives.tracks()).isNotEmpty();
    lives
        .tracks()
        .forEach(
            (trackId, events) -> {
              assertThat(events.get(0).getType())
                  .as("the first event of %s", trackId)
                  .isEqualTo(TrackEventType.TRACK_EVENT_TYPE_CONFIRMED);
              assertThat(count(events, TrackEventType.TRACK_EVENT_TYPE_CONFIRMED)).isEqualTo(1);
              assertThat(count(events, TrackEventType.TRACK_EVENT_TYPE_ENDED)).isEqualTo(1);
              for (int i = 0; i < events.size(); i++) {
                assertThat(events.get(i).getSequence()).isEqualTo(i + 1);
                assertThat(events.get(i).getEventId()).isEqualTo(trackId + "." + (i + 1));
              }
            });
  }

  private static long count(List<TrackEvent> events, TrackEventType type) {
    return events.stream().filter(e -> e.getType() == type).count();
  }

  private static void assertLedger(Lives lives, long frames) {
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream is a frame that is received, too.
    assertThat(ledger.getReceived()).isBetween(frames, frames + 1);
    assertThat(ledger.getReceived())
        .isEqualTo(
            ledger.getProcessed()
                + ledger.getDuplicate()
                + ledger.getLate()
                + ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum());
    assertThat(ledger.getMissing()).isZero();
    assertThat(ledger.getTracksConfirmed()).isEqualTo(lives.tracks().size());
  }

  /** Most people who are clearly visible for three seconds have a track that starts on them. */
  private static void assertFollowsTheTruth(Lives lives, Scene scene) {
    Set<Long> plain = new HashSet<>();
    Set<Long> followed = new HashSet<>();
    for (long frame = 0; frame < SECONDS * 15L; frame++) {
      Set<Long> visible = visible(scene, frame);
      if (frame >= 60) {
        visible.retainAll(visible(scene, frame - 45));
        plain.addAll(visible);
      }
    }
    for (List<TrackEvent> events : lives.tracks().values()) {
      TrackSnapshot confirmed = events.get(0).getTrack();
      Box box =
          new Box(
              confirmed.getBox().getLeftPx(),
              confirmed.getBox().getTopPx(),
              confirmed.getBox().getWidthPx(),
              confirmed.getBox().getHeightPx());
      scene.frame(confirmed.getFrame().getSequence()).objects().stream()
          .filter(o -> o.box().iou(box) > 0.3)
          .map(SceneObject::id)
          .forEach(followed::add);
    }
    assertThat(plain).hasSizeGreaterThan(3);
    Set<Long> found = plain.stream().filter(followed::contains).collect(Collectors.toSet());
    assertThat(found.size()).as("followed %s of %s", found, plain).isGreaterThan(plain.size() / 2);
  }

  private static Set<Long> visible(Scene scene, long frame) {
    return scene.frame(frame).objects().stream()
        .filter(o -> o.visibility() > 0.7)
        .map(SceneObject::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static HttpResponse<String> get(LocalSystem system, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(system.gatewayUrl()).resolve(path))
                .timeout(Duration.ofSeconds(60))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
