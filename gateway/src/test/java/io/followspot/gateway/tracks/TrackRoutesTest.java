package io.followspot.gateway.tracks;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRoutesTest {
  @TempDir static Path directory;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    TrackLives lives =
        new TrackLives()
            .visitor("lobby", 1, NOON_US, "door", "middle")
            .visitor("lobby", 2, NOON_US + 60_000_000, "desk", "middle")
            .guest("lobby", 3, NOON_US + 90_000_000);
    for (int i = 1; i <= 7; i++) {
      lives.visitor("yard", i, NOON_US - i * 1_000_000L, "gate", "fence");
    }
    gateway = new GatewayFixture(directory).with(lives);
    gateway.functions.put("lobby.1.3", living("lobby.1.3", 4, NOON_US + 95_000_000));
    gateway.functions.put("lobby.1.9", living("lobby.1.9", 1, NOON_US + 95_000_000));
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void ended_isAnsweredByTheStoreWithItsSequenceAsTag() {
    Answer answer = gateway.get("/v1/tracks/lobby.1.1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("W/\"5\"");
    JsonNode track = answer.json();
    assertThat(track.path("answered_by").asText()).isEqualTo("store");
    assertThat(track.path("as_of").asText())
        .isEqualTo(TimestampFormat.format(TimestampFormat.us(GatewayFixture.AS_OF)));
    assertThat(track.path("status").asText()).isEqualTo("ended");
    assertThat(track.path("path")).hasSize(5);

    for (String tags : List.of("\"5\"", "W/\"5\"", "\"4\", \"5\"", "*")) {
      Answer known = gateway.get("/v1/tracks/lobby.1.1", "If-None-Match", tags);
      assertThat(known.status()).as(tags).isEqualTo(304);
    }
    assertThat(gateway.get("/v1/tracks/lobby.1.1", "If-None-Match", "\"4\"").status())
        .isEqualTo(200);
    assertThat(gateway.send("HEAD", "/v1/tracks/lobby.1.1", "").header("ETag"))
        .isEqualTo("W/\"5\"");
  }

  @Test
  void living_isAnsweredByItsFunction() {
    Answer answer = gateway.get("/v1/tracks/lobby.1.3");
    assertThat(answer.json().path("answered_by").asText()).isEqualTo("function");
    assertThat(answer.json().path("sequence").asInt()).isEqualTo(4);
    assertThat(answer.header("ETag")).startsWith("W/\"4-");
    assertThat(gateway.get("/v1/tracks/lobby.1.9").status()).isEqualTo(200);
    assertThat(gateway.get("/v1/tracks/lobby.1.9/events").json().path("events")).isEmpty();
  }

  @Test
  void functionSilent_historyAnswersAndSaysHowOldItIs() {
    gateway.functionsAnswer = false;
    try {
      JsonNode track = gateway.get("/v1/tracks/lobby.1.3").json();
      assertThat(track.path("answered_by").asText()).isEqualTo("store");
      assertThat(track.path("as_of").asText())
          .isEqualTo(TimestampFormat.format(TimestampFormat.us(GatewayFixture.AS_OF)));
      assertThat(gateway.get("/v1/tracks/lobby.1.3?consistency=strong").status()).isEqualTo(504);
      assertThat(gateway.get("/v1/tracks/lobby.1.3/path").status()).isEqualTo(503);
      assertThat(gateway.get("/v1/tracks/lobby.1.1?consistency=strong").status()).isEqualTo(504);
    } finally {
      gateway.functionsAnswer = true;
    }
  }

  @Test
  void strong_asksTheFunctionInAnyCase() {
    Answer living = gateway.get("/v1/tracks/lobby.1.3?consistency=strong");
    assertThat(living.json().path("answered_by").asText()).isEqualTo("function");
    // History has it; its function does not.
    assertThat(gateway.get("/v1/tracks/lobby.1.1?consistency=strong").status()).isEqualTo(404);
    assertThat(gateway.get("/v1/tracks/lobby.1.1?consistency=weak").status()).isEqualTo(400);
  }

  @Test
  void asOf_isTheTrackAsItWasThen() {
    String then = "2026-07-01T12:00:02.5Z";
    JsonNode track = gateway.get("/v1/tracks/lobby.1.1?as_of=" + then).json();
    assertThat(track.path("sequence").asInt()).isEqualTo(3);
    assertThat(track.path("status").asText()).isEqualTo("confirmed");
    // Of the final path, the part up to that time.
    assertThat(track.path("path")).hasSize(3);
    assertThat(track.path("as_of").asText()).isEqualTo("2026-07-01T12:00:02.500000Z");
    JsonNode later = gateway.get("/v1/tracks/lobby.1.1?as_of=2027-01-01T00:00:00Z").json();
    assertThat(later.path("as_of").asText())
        .isEqualTo(TimestampFormat.format(TimestampFormat.us(GatewayFixture.AS_OF)));
    assertThat(gateway.get("/v1/tracks/lobby.1.1?as_of=2026-07-01T11:00:00Z").status())
        .isEqualTo(404);
    assertThat(gateway.get("/v1/tracks/lobby.1.1?consistency=strong&as_of=" + then).status())
        .isEqualTo(400);
  }

  @Test
  void unknown_isNotFound() {
    for (String rest : List.of("", "/events", "/path", "/snapshot.jpg", "/clip.mp4")) {
      Answer answer = gateway.get("/v1/tracks/lobby.1.77" + rest);
      assertThat(answer.status()).as(rest).isEqualTo(404);
      assertThat(answer.json().path("type").asText()).isEqualTo("/problems/not_found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby", "lobby.1", "lobby.0.1", "a%2fb.1.1", "lobby.1.1.1", "..1.1"})
  void badTrackId_isRefused(String id) {
    assertThat(gateway.get("/v1/tracks/" + id).status()).isEqualTo(400);
  }

  @Test
  void events_areTheWholeLifeInOrder() {
    JsonNode events = gateway.get("/v1/tracks/lobby.1.1/events").json().path("events");
    assertThat(events.findValuesAsText("event_id"))
        .containsExactly("lobby.1.1.1", "lobby.1.1.2", "lobby.1.1.3", "lobby.1.1.4", "lobby.1.1.5");
    assertThat(events.path(3).at("/transition/dwell_us").asLong()).isEqualTo(2_000_000);
  }

  @Test
  void path_inEveryFormat() {
    String path = "/v1/tracks/lobby.1.1/path";
    assertThat(gateway.get(path).json().path("path")).hasSize(5);
    JsonNode geo = gateway.get(path + "?format=geojson").json();
    assertThat(geo.at("/geometry/type").asText()).isEqualTo("LineString");
    assertThat(geo.at("/geometry/coordinates/1/0").asInt()).isEqualTo(200);
    assertThat(geo.at("/properties/times")).hasSize(5);
    JsonNode moving = gateway.get(path + "?format=mfjson").json();
    assertThat(moving.at("/temporalGeometry/type").asText()).isEqualTo("MovingPoint");
    assertThat(moving.at("/temporalGeometry/datetimes"))
        .hasSameSizeAs(moving.at("/temporalGeometry/coordinates"));
    Answer negotiated = gateway.get(path, "Accept", "application/geo+json");
    assertThat(negotiated.header("Content-Type")).isEqualTo("application/geo+json");
    assertThat(gateway.get(path + "?format=kml").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camera=lobby => lobby.1.3 lobby.1.2 lobby.1.1",
        "camera=lobby,yard&limit=1 => lobby.1.3",
        "camera=lobby&status=ended => lobby.1.2 lobby.1.1",
        "camera=lobby&status=confirmed,lost => lobby.1.3",
        "zone=door => lobby.1.1",
        "zone=middle&zone=door => lobby.1.2 lobby.1.1",
        "from=2026-07-01T12:01:30Z => lobby.1.3",
        "camera=lobby&to=2026-07-01T12:00:00Z => lobby.1.1",
        "camera=lobby&from=2026-07-01T14:01:00%2B02:00&to=2026-07-01T12:01:10Z => lobby.1.2",
        "camera=lobby&min_duration=PT3S => lobby.1.2 lobby.1.1",
        "camera=lobby&min_duration=4.5 => ",
        "label=car => "
      })
  void search_filters(String given) {
    String[] halves = given.split("=>");
    JsonNode found = gateway.get("/v1/tracks?" + halves[0].strip()).json();
    assertThat(String.join(" ", found.path("tracks").findValuesAsText("track_id")))
        .isEqualTo(halves.length > 1 ? halves[1].strip() : "");
    assertThat(found.has("as_of")).isTrue();
  }

  @Test
  void search_pagesMeetEveryTrackOnce() {
    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get("/v1/tracks?limit=3" + cursor).json();
      met.addAll(page.path("tracks").findValuesAsText("track_id"));
      cursor = page.has("next_cursor") ? "&cursor=" + page.path("next_cursor").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(met).hasSize(10).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camera=a%20b",
        "camera=",
        "status=asleep",
        "limit=0",
        "limit=501",
        "limit=x",
        "from=noon",
        "from=2026-07-01T12:00:00",
        "to=2026-07-01T12:00:00Z&from=2026-07-02T12:00:00Z",
        "min_duration=-1",
        "min_duration=long",
        "min_duration=NaN",
        "min_duration=-1e999999999",
        "min_duration=1e999999999",
        "min_duration=PT9999999999999S",
        "label=%00",
        "label=car,per%00son",
        "cursor=MTowADE",
        "to=%2B999999999-01-01T00:00:00Z",
        "cursor=xyz",
        "zone=a/b",
        "limit=1&limit=2"
      })
  void search_wrongParameter_isNamed(String query) {
    Answer answer = gateway.get("/v1/tracks?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void counts_tellLinesZonesAndFlows() {
    JsonNode counts =
        gateway.get("/v1/counts?camera=lobby&from=2026-07-01T12:00:00Z&bucket=PT1M").json();
    JsonNode line = counts.at("/lines/0");
    assertThat(line.path("forward").asInt()).isEqualTo(2);
    assertThat(line.path("buckets")).hasSize(2);
    assertThat(counts.path("zones").findValuesAsText("zone_id"))
        .containsExactlyInAnyOrder("door", "desk");
    assertThat(counts.at("/zones/0/mean_dwell_us").asLong()).isEqualTo(2_000_000);
    assertThat(counts.at("/zones/0/inside").asInt()).isZero();
    assertThat(counts.path("tracks").findValues("count")).hasSize(2);
    assertThat(counts.has("as_of")).isTrue();
    for (String wrong : List.of("0.1", "NaN", "PT9999999999999S", "1e300")) {
      assertThat(gateway.get("/v1/counts?bucket=" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void counts_inside_alsoKnowsWhoEnteredBefore() {
    String span = "/v1/counts?camera=lobby&from=2026-07-01T12:00:01.5Z&to=2026-07-01T12:00:02.5Z";
    JsonNode door = gateway.get(span).json().at("/zones/0");
    assertThat(door.path("zone_id").asText()).isEqualTo("door");
    assertThat(door.path("entered").asInt()).isZero();
    assertThat(door.path("inside").asInt()).isEqualTo(1);
    String later = "/v1/counts?camera=lobby&from=2026-07-01T12:00:03.5Z&to=2026-07-01T12:00:03.7Z";
    assertThat(gateway.get(later).json().path("zones")).isEmpty();
  }

  @Test
  void heatmap_holdsTheSecondsInView() {
    JsonNode heat = gateway.get("/v1/cameras/lobby/heatmap?columns=16&label=person").json();
    assertThat(heat.path("tracks").asInt()).isEqualTo(2);
    assertThat(heat.path("truncated").asBoolean()).isFalse();
    assertThat(heat.has("as_of")).isTrue();
    assertThat(heat.path("seconds")).hasSize(16 * heat.path("rows").asInt());
    double sum = 0;
    for (JsonNode cell : heat.path("seconds")) {
      sum += cell.asDouble();
    }
    assertThat(sum).isBetween(7.9, 8.1);
    assertThat(gateway.get("/v1/cameras/lobby/heatmap?label=car").json().path("tracks").asInt())
        .isZero();
  }

  @Test
  void elsewhere_nothingIsServed() {
    assertThat(gateway.get("/v1/none").status()).isEqualTo(404);
    assertThat(gateway.send("POST", "/v1/tracks", "{}").status()).isEqualTo(405);
    assertThat(gateway.get("/v1/store").json().path("rebuilding").asBoolean()).isFalse();
    assertThat(gateway.get("/v1/session").json().path("role").asText()).isEqualTo("operator");
  }

  private static TrackSnapshot living(String id, long sequence, long atUs) {
    return TrackSnapshot.newBuilder()
        .setTrackId(id)
        .setCameraId("lobby")
        .setCameraEpoch(1)
        .setSequence(sequence)
        .setStatus(TrackStatus.TRACK_STATUS_STATIONARY)
        .setFirstSeenUs(NOON_US)
        .setLastSeenUs(atUs)
        .setFrame(FrameRef.newBuilder().setCameraId("lobby").setCapturedAtUs(atUs))
        .build();
  }
}
