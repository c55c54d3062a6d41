package io.followspot.gateway.counts;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossingRoutesTest {
  private static final long MINUTE_US = 60_000_000;
  private static final String SPAN = "&from=2026-07-01T11:00:00Z&to=2026-07-01T13:00:00Z";

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway =
        new GatewayFixture(directory)
            .with(
                new TrackLives()
                    .passer("lobby", 1, NOON_US, "door", true)
                    .passer("lobby", 2, NOON_US + 3 * MINUTE_US, "door", false)
                    .passer("lobby", 3, NOON_US + 5 * MINUTE_US, "gate", true)
                    .passer("yard", 1, NOON_US + 7 * MINUTE_US, "door", true));
    gateway.cameras.publish(
        CameraRegistration.newBuilder()
            .setCameraId("lobby")
            .addLines(line("door", "in", "out"))
            .addLines(line("gate", "", "in"))
            .build());
  }

  private static Line line(String id, String forward, String backward) {
    return Line.newBuilder()
        .setLineId(id)
        .setForwardName(forward)
        .setBackwardName(backward)
        .build();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void crossing_leadsToThePerson() {
    JsonNode one = gateway.get("/v1/crossings?camera=lobby&line=door").json().at("/crossings/0");
    assertThat(one.path("track_id").asText()).isEqualTo("lobby.1.2");
    assertThat(one.path("at").asText()).isEqualTo("2026-07-01T12:03:00.000000Z");
    assertThat(one.path("crossed_at").asText()).isEqualTo("2026-07-01T12:02:59.900000Z");
    assertThat(one.path("direction").asText()).isEqualTo("backward");
    assertThat(one.path("direction_name").asText()).isEqualTo("out");
    assertThat(one.path("snapshot").asText())
        .isEqualTo("/v1/tracks/lobby.1.2/snapshot.jpg?at=2026-07-01T12:03:00.000000Z");
    assertThat(one.path("clip").asText())
        .isEqualTo("/v1/tracks/lobby.1.2/clip.mp4?at=2026-07-01T12:03:00.000000Z");
    // Without pictures, but known by these addresses.
    assertThat(gateway.get(one.path("snapshot").asText()).json().path("type").asText())
        .isEqualTo("/problems/frames_gone");
    assertThat(gateway.get(one.path("clip").asText()).json().path("type").asText())
        .isEqualTo("/problems/frames_gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | yard.1.1 lobby.1.3 lobby.1.2 lobby.1.1",
        "camera=lobby&line=door | lobby.1.2 lobby.1.1",
        "camera=lobby&line=door&direction=in | lobby.1.1",
        "camera=lobby&line=door&direction=out | lobby.1.2",
        "direction=backward | lobby.1.2",
        "direction=forward&line=gate,door | yard.1.1 lobby.1.3 lobby.1.1",
        "at=2026-07-01T12:03:00Z | lobby.1.2",
        "at=2026-07-01T12:03:59Z | lobby.1.2",
        "at=2026-07-01T12:01:59Z | ''",
        "from=2026-07-01T12:03:00Z&to=2026-07-01T12:05:00Z | lobby.1.3 lobby.1.2"
      })
  void crossings_areThoseAskedFor(String query, String tracks) {
    JsonNode answer = gateway.get("/v1/crossings?limit=9&" + query).json();
    assertThat(String.join(" ", answer.path("crossings").findValuesAsText("track_id")))
        .isEqualTo(tracks);
    assertThat(answer.has("as_of")).isTrue();
    assertThat(answer.has("next_cursor")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "direction=up",
        // Forward at one line, backward at the other.
        "camera=lobby&direction=in",
        "at=2026-07-01T12:03:00Z&from=2026-07-01T12:03:00Z",
        "cursor=bm9uZQ",
        "line=a b",
        "limit=501",
        "min_confidence=1.1",
        "format=xml"
      })
  void crossings_wrongParameter_isNamed(String query) {
    Answer answer = gateway.get("/v1/crossings?" + query.replace(" ", "%20"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(query).contains(answer.json().at("/errors/0/field").asText());
  }

  @Test
  void crossings_unknownDirection_saysWhichThereAre() {
    assertThat(gateway.get("/v1/crossings?line=door&direction=up").text())
        .contains("must be one of backward, forward, in, out");
  }

  @Test
  void crossings_inPages_meetEachOnce() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get("/v1/crossings?limit=1" + cursor).json();
      seen.addAll(page.path("crossings").findValuesAsText("track_id"));
      String next = page.path("next_cursor").asText();
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactly("yard.1.1", "lobby.1.3", "lobby.1.2", "lobby.1.1");
  }

  @Test
  void crossings_asCsv_haveARowEach_andAHeaderForTheNextPage() {
    gateway.cameras.publish(
        CameraRegistration.newBuilder()
            .setCameraId("lobby")
            .addLines(line("door", "in, by \"A\"", ""))
            .build());
    Answer csv = gateway.get("/v1/crossings?camera=lobby&line=door&format=csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    List<String> rows = csv.text().lines().toList();
    assertThat(rows.get(0)).startsWith("at,camera_id,line_id,direction,direction_name,track_id");
    assertThat(rows.get(1))
        .startsWith("2026-07-01T12:03:00.000000Z,lobby,door,backward,,lobby.1.2,person,");
    assertThat(rows.get(2)).contains(",forward,\"in, by \"\"A\"\"\",lobby.1.1,");
    assertThat(rows).hasSize(3);
    Answer first = gateway.get("/v1/crossings?camera=lobby&limit=1", "Accept", "text/csv");
    assertThat(first.text().lines()).hasSize(2);
    String next = first.header("Followspot-Next-Cursor");
    assertThat(gateway.get("/v1/crossings?camera=lobby&format=csv&cursor=" + next).text().lines())
        .hasSize(3);
  }

  @Test
  void crossings_areThoseThatAreCounted() {
    String span = "?camera=lobby&from=2026-07-01T12:00:00Z&to=2026-07-01T12:04:00Z";
    JsonNode counted = gateway.get("/v1/counts" + span).json().at("/lines/0");
    JsonNode listed = gateway.get("/v1/crossings" + span).json().path("crossings");
    assertThat(listed).hasSize(counted.path("forward").asInt() + counted.path("backward").asInt());
  }

  @Test
  void crossings_lessSureThanAskedFor_areCountedApart() {
    gateway.with(
        new TrackLives()
            .passer("hall", 1, NOON_US, "door", true, 0.75f)
            .passer("hall", 2, NOON_US + MINUTE_US, "door", false, 0.25f));
    String sure = "camera=hall&min_confidence=0.5";
    JsonNode line = gateway.get("/v1/counts?" + sure + SPAN).json().at("/lines/0");
    assertThat(line.path("forward").asInt()).isEqualTo(1);
    assertThat(line.path("backward").asInt()).isZero();
    assertThat(line.path("forward_unsure").asInt()).isZero();
    assertThat(line.path("backward_unsure").asInt()).isEqualTo(1);
    assertThat(line.path("buckets").findValuesAsText("what"))
        .containsExactlyInAnyOrder("forward", "backward_unsure");
    JsonNode all = gateway.get("/v1/counts?camera=hall" + SPAN).json().at("/lines/0");
    assertThat(all.path("backward").asInt()).isEqualTo(1);
    assertThat(all.path("backward_unsure").asInt()).isZero();
    JsonNode listed = gateway.get("/v1/crossings?" + sure + SPAN).json();
    assertThat(listed.path("crossings").findValuesAsText("track_id")).containsExactly("hall.1.1");
    assertThat(listed.at("/crossings/0/confidence").asDouble()).isEqualTo(0.75);
    assertThat(listed.path("unsure").asInt()).isEqualTo(1);
    JsonNode unknown = gateway.get("/v1/crossings?camera=lobby" + SPAN).json();
    assertThat(unknown.at("/crossings/0").has("confidence")).isFalse();
    assertThat(unknown.has("unsure")).isFalse();
    assertThat(gateway.get("/v1/crossings?camera=hall&format=csv" + SPAN).text().lines())
        .first()
        .asString()
        .endsWith(",clip,confidence");
    assertThat(gateway.get("/v1/crossings?camera=hall&format=csv" + SPAN).text())
        .contains(",0.25\r\n", ",0.75\r\n");
    assertThat(gateway.get("/v1/counts?min_confidence=2").status()).isEqualTo(400);
  }

  @Test
  void tracks_thatCrossed_goByTheTimeOfTheCrossing() {
    String search = "/v1/tracks?camera=lobby&line=door&direction=in";
    String seen = "&from=2026-07-01T11:59:59Z&to=2026-07-01T11:59:59.5Z";
    assertThat(gateway.get(search + seen).json().path("tracks")).isEmpty();
    String crossed = "&from=2026-07-01T11:59:59.5Z&to=2026-07-01T12:00:00Z";
    assertThat(gateway.get(search + crossed).json().path("tracks").findValuesAsText("track_id"))
        .containsExactly("lobby.1.1");
    assertThat(gateway.get("/v1/tracks?direction=up").status()).isEqualTo(400);
  }
}
