package io.followspot.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.Answer;
import io.followspot.gateway.ApiDocument;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import io.followspot.protos.v1.TrackPosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamRoutesTest {
  private static final TopicPartition EVENTS = new TopicPartition(Topics.TRACK_EVENTS, 0);

  @TempDir Path directory;
  private GatewayFixture gateway;
  private final List<ConsumerRecord<String, byte[]>> topic =
      new TrackLives()
          .visitor("lobby", 1, TrackLives.NOON_US, "door", "middle")
          .visitor("yard", 1, TrackLives.NOON_US, "gate", "fence")
          .records();

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
    gateway.broadcast.beginAt(EVENTS, 0);
    gateway.replay =
        (from, until, sink) -> {
          sink.nothingYet();
          for (var entry : topic) {
            if (entry.offset() >= from.get(EVENTS) && entry.offset() < until.get(EVENTS)) {
              sink.accept(StreamEvent.of(entry).orElseThrow());
            }
          }
        };
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void events_comeInOrderWithIds() throws IOException {
    try (Watching watching = watch("", "")) {
      topic.forEach(gateway.broadcast::accept);
      List<Event> events = watching.next(topic.size());
      assertThat(events).allSatisfy(it -> assertThat(it.name()).isEqualTo("track_event"));
      assertThat(events.get(0).id()).isEqualTo("t0:1");
      assertThat(events.get(9).id()).isEqualTo("t0:10");
      ApiDocument document = new ApiDocument();
      for (Event event : events) {
        assertThat(document.faults("TrackEvent", event.json())).isEmpty();
      }
    }
  }

  @Test
  void soundEvents_comeWithIdsOfTheirOwn_andCanBeFiltered() throws IOException {
    TopicPartition sound = new TopicPartition(Topics.SOUND_EVENTS, 0);
    gateway.broadcast.beginAt(sound, 0);
    try (Watching watching = watch("?camera=lobby&type=speech_began", "")) {
      gateway.broadcast.accept(soundEvent(0, SoundEventType.SOUND_EVENT_TYPE_LOUD_SOUND));
      gateway.broadcast.accept(soundEvent(1, SoundEventType.SOUND_EVENT_TYPE_SPEECH_BEGAN));
      Event event = watching.next(1).get(0);
      assertThat(event.name()).isEqualTo("sound_event");
      assertThat(event.id()).contains("s0:2");
      assertThat(new ApiDocument().faults("SoundEvent", event.json())).isEmpty();
      assertThat(Cursor.parse(event.id()).flatMap(it -> it.next(sound))).hasValue(2L);
    }
  }

  private static ConsumerRecord<String, byte[]> soundEvent(long offset, SoundEventType type) {
    SoundEvent event =
        SoundEvent.newBuilder()
            .setEventId("lobby.sound." + (offset + 1))
            .setCameraId("lobby")
            .setCameraEpoch(1)
            .setSequence(offset + 1)
            .setType(type)
            .setOccurredAtUs(TrackLives.NOON_US)
            .build();
    return new ConsumerRecord<>(Topics.SOUND_EVENTS, 0, offset, "lobby", event.toByteArray());
  }

  @Test
  void filter_letsThroughWhatIsAskedFor() throws IOException {
    try (Watching watching = watch("?camera=yard&type=line_crossed,ended", "")) {
      topic.forEach(gateway.broadcast::accept);
      List<Event> events = watching.next(2);
      assertThat(events)
          .extracting(it -> it.json().path("event_id").asText())
          .containsExactly("yard.1.1.3", "yard.1.1.5");
    }
  }

  @Test
  void positions_areOfTheCamerasInSight_besideTheEventsOfAll() throws IOException {
    try (Watching watching = watch("?positions=yard", "")) {
      gateway.broadcast.accept(position("lobby", 0));
      gateway.broadcast.accept(position("yard", 1));
      topic.subList(0, 1).forEach(gateway.broadcast::accept);
      assertThat(watching.next(2))
          .extracting(it -> it.name() + " of " + it.camera())
          .containsExactly("position of yard", "track_event of lobby");
    }
  }

  private static ConsumerRecord<String, byte[]> position(String camera, long offset) {
    TrackPosition position =
        TrackPosition.newBuilder().setCameraId(camera).setTrackId(camera + ".1.1").build();
    return new ConsumerRecord<>(
        Topics.TRACK_POSITIONS, 0, offset, camera + ".1.1", position.toByteArray());
  }

  @Test
  void resume_isToldWhatWasMissedOnceAndThenWhatComes() throws IOException {
    topic.subList(0, 8).forEach(gateway.broadcast::accept);
    try (Watching watching = watch("", "t0:3")) {
      topic.subList(8, 10).forEach(gateway.broadcast::accept);
      assertThat(watching.beforeReady).extracting(Event::id).startsWith("t0:4").endsWith("t0:8");
      assertThat(watching.beforeReady).hasSize(5);
      assertThat(watching.next(2)).extracting(Event::id).containsExactly("t0:9", "t0:10");
    }
  }

  @Test
  void resume_whereverOneStopped_nothingIsLostOrDoubled() throws IOException {
    topic.forEach(gateway.broadcast::accept);
    for (int had = 0; had <= topic.size(); had++) {
      try (Watching watching = watch("", "t0:" + had)) {
        assertThat(watching.beforeReady).as("after %d", had).hasSize(topic.size() - had);
      }
    }
  }

  @Test
  void stillHere_saysHowFarReadingIs_evenIfNothingIsForTheWatcher() throws IOException {
    try (Watching watching = watch("?camera=cellar", "")) {
      topic.forEach(gateway.broadcast::accept);
      assertThat(watching.line("id: t0:" + topic.size())).isTrue();
      assertThat(watching.line(": still here")).isTrue();
    }
  }

  @Test
  void replayThatTakesLong_saysThatItLives() throws IOException {
    gateway.replay =
        (from, until, sink) -> {
          for (int i = 0; i < 100; i++) {
            sink.nothingYet();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
          }
          sink.accept(StreamEvent.of(topic.get(9)).orElseThrow());
        };
    topic.forEach(gateway.broadcast::accept);
    URLConnection connection = gateway.address().resolve("v1/stream").toURL().openConnection();
    connection.setRequestProperty("Last-Event-ID", "t0:7");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> before = lines.lines().takeWhile(it -> !it.startsWith("event:")).toList();
      assertThat(before).contains("id: t0:7", ": still here").endsWith("id: t0:10");
    }
  }

  @Test
  void watcherWhoLeft_isForgotten() throws Exception {
    watch("?camera=cellar", "").close();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> gateway.streams() == 0 && gateway.broadcast.subscriptions() == 0);
  }

  @Test
  void head_endsAfterTheHeaders() {
    Answer answer = gateway.send("HEAD", "/v1/stream", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
  }

  @Test
  void slowWatcher_losesPositionsFirstAndThenHisPlace() {
    Subscription watch = gateway.broadcast.subscribe(it -> true, () -> {});
    ConsumerRecord<String, byte[]> event = topic.get(0);
    for (int i = 0; i < 5_000; i++) {
      gateway.broadcast.accept(
          new ConsumerRecord<>(event.topic(), 0, i, event.key(), event.value()));
    }
    assertThat(watch.isOverrun()).isTrue();
    List<StreamEvent> kept = new ArrayList<>();
    watch.drainTo(kept, 5_000);
    assertThat(kept).hasSize(4_096);
    assertThat(kept.get(4_095).offset()).isEqualTo(4_095);
  }

  @Test
  void lastEventId_thatIsNone_isRefused() {
    assertThat(gateway.get("/v1/stream", "Last-Event-ID", "yesterday").status()).isEqualTo(400);
    assertThat(gateway.get("/v1/stream?type=sneezed").status()).isEqualTo(400);
  }

  private Watching watch(String query, String lastEventId) throws IOException {
    return new Watching(gateway, query, lastEventId);
  }

  private record Event(String id, String name, String data) {
    com.fasterxml.jackson.databind.JsonNode json() throws IOException {
      return new com.fasterxml.jackson.databind.ObjectMapper().readTree(data);
    }

    String camera() throws IOException {
      return json().findValue("camera_id").asText();
    }
  }

  /** A connection to the stream, opened once the gateway is live. */
  private static final class Watching implements AutoCloseable {
    final List<Event> beforeReady = new ArrayList<>();
    private final BufferedReader lines;

    Watching(GatewayFixture gateway, String query, String lastEventId) throws IOException {
      URLConnection connection =
          gateway.address().resolve("v1/stream" + query).toURL().openConnection();
      if (!lastEventId.isEmpty()) {
        connection.setRequestProperty("Last-Event-ID", lastEventId);
      }
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      for (Event event = read(); !event.name().equals("ready"); event = read()) {
        beforeReady.add(event);
      }
    }

    List<Event> next(int count) throws IOException {
      List<Event> events = new ArrayList<>();
      while (events.size() < count) {
        events.add(read());
      }
      return events;
    }

    /** Reads up to a line. */
    boolean line(String wanted) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(wanted)) {
          return true;
        }
      }
      return false;
    }

    private Event read() throws IOException {
      String id = "";
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Event(id, name, line.substring(6));
        }
      }
      throw new AssertionError("the stream ended");
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
