package io.followspot.gateway.counts;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementRoutesTest {
  private static final String MOVEMENT = "/v1/cameras/lobby/movement?";

  /** Of their way from x = 100 to x = 500 of 640 pixels this is from 128 to 192. */
  private static final String ON_THE_WAY = region("0.2,0.5;0.3,0.6");

  @TempDir static Path directory;
  private static GatewayFixture gateway;

  /** Each walks from (100, 200) to (500, 200) of 640 x 360 pixels, a hundred pixels a second. */
  @BeforeAll
  static void serve() {
    gateway =
        new GatewayFixture(directory)
            .with(
                new TrackLives()
                    .visitor("lobby", 1, NOON_US, "door", "middle")
                    .visitor("lobby", 2, NOON_US + 60_000_000, "door", "middle")
                    .visitor("yard", 1, NOON_US, "door", "middle")
                    .guest("lobby", 3, NOON_US));
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void rectangle_findsWhoWasInside_andWhen() {
    JsonNode tracks = gateway.get(MOVEMENT + ON_THE_WAY).json().path("tracks");
    assertThat(tracks.findValuesAsText("track_id")).containsExactly("lobby.1.2", "lobby.1.1");
    JsonNode first = tracks.path(1);
    assertThat(first.path("label").asText()).isEqualTo("person");
    assertThat(first.path("inside")).hasSize(1);
    assertThat(first.at("/inside/0/from").asText()).isEqualTo("2026-07-01T12:00:00.280000Z");
    assertThat(first.at("/inside/0/to").asText()).isEqualTo("2026-07-01T12:00:00.920000Z");
    assertThat(first.path("snapshot").asText())
        .isEqualTo("/v1/tracks/lobby.1.1/snapshot.jpg?at=2026-07-01T12:00:00.280000Z");
    assertThat(first.path("clip").asText())
        .isEqualTo("/v1/tracks/lobby.1.1/clip.mp4?at=2026-07-01T12:00:00.280000Z");
  }

  @Test
  void polygon_besideTheirWay_inTheSameCells_findsNobody() {
    // Their way is at y = 0.5556, between 0.5 and 0.5625 as this triangle.
    String above = region("0.2,0.51;0.3,0.51;0.25,0.555");
    assertThat(gateway.get(MOVEMENT + above).json().path("tracks")).isEmpty();
    String across = region("0.2,0.51;0.3,0.51;0.25,0.56");
    assertThat(gateway.get(MOVEMENT + across).json().path("tracks")).hasSize(2);
  }

  @Test
  void times_areThoseInside() {
    String inside = "&from=2026-07-01T12:00:00.5Z&to=2026-07-01T12:00:01Z";
    assertThat(ids(MOVEMENT + ON_THE_WAY + inside)).containsExactly("lobby.1.1");
    // Still in view, but no longer there.
    String later = "&from=2026-07-01T12:00:01Z&to=2026-07-01T12:00:03Z";
    assertThat(ids(MOVEMENT + ON_THE_WAY + later)).isEmpty();
  }

  @Test
  void label_restricts() {
    assertThat(ids(MOVEMENT + ON_THE_WAY + "&label=person,car")).hasSize(2);
    assertThat(ids(MOVEMENT + ON_THE_WAY + "&label=car")).isEmpty();
  }

  @Test
  void pages_meetEachOnce() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = gateway.get(MOVEMENT + ON_THE_WAY + "&limit=1" + cursor).json();
      seen.addAll(page.path("tracks").findValuesAsText("track_id"));
      cursor = page.has("next_cursor") ? "&cursor=" + page.path("next_cursor").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactly("lobby.1.2", "lobby.1.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | region",
        "region=0.5,0.5 | region",
        "region=0,0;1,0 | region",
        "region=0,0;2,1 | region",
        "region=0,0;1,1;1,0;0,1 | region",
        "region=NaN,0;1,1 | region",
        "region=0,0;1,1&limit=501 | limit",
        "region=0,0;1,1&limit=0 | limit",
        "region=0,0;1,1&cursor=x | cursor",
      })
  void wrongParameter_isNamed(String query, String field) {
    Answer answer = gateway.get(MOVEMENT + query.replace(";", "%3B"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  private static List<String> ids(String target) {
    return gateway.get(target).json().path("tracks").findValuesAsText("track_id");
  }

  private static String region(String points) {
    return "region=" + URLEncoder.encode(points, StandardCharsets.UTF_8);
  }
}
