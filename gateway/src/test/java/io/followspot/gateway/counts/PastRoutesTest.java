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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastRoutesTest {
  private static final String PAST = "/v1/cameras/lobby/count-past?";

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
  void line_drawnAfterwards_countsThePast() {
    JsonNode past = gateway.get(PAST + "line=" + encoded("0.5,1;0.5,0")).json();
    assertThat(past.path("forward").asInt()).isEqualTo(2);
    assertThat(past.path("backward").asInt()).isZero();
    assertThat(past.path("tracks").asInt()).isEqualTo(2);
    JsonNode latest = past.at("/passages/0");
    assertThat(latest.path("track_id").asText()).isEqualTo("lobby.1.2");
    assertThat(latest.path("what").asText()).isEqualTo("forward");
    // 320 of 640 pixels: 2.2 s after its begin.
    assertThat(latest.path("at").asText()).isEqualTo("2026-07-01T12:01:02.200000Z");
    assertThat(latest.path("snapshot").asText())
        .isEqualTo("/v1/tracks/lobby.1.2/snapshot.jpg?at=2026-07-01T12:01:02.200000Z");
  }

  @Test
  void line_theOtherWayRound_countsTheOtherDirection() {
    JsonNode past = gateway.get(PAST + "line=" + encoded("0.5,0;0.5,1")).json();
    assertThat(past.path("forward").asInt()).isZero();
    assertThat(past.path("backward").asInt()).isEqualTo(2);
  }

  @Test
  void line_besideTheirWay_countsNothing() {
    JsonNode past = gateway.get(PAST + "line=" + encoded("0.5,0.5;0.5,0")).json();
    assertThat(past.path("forward").asInt() + past.path("backward").asInt()).isZero();
    assertThat(past.path("passages")).isEmpty();
  }

  @Test
  void limit_listsTheLatest_andCountsAll() {
    JsonNode past = gateway.get(PAST + "limit=1&line=" + encoded("0.5,1;0.5,0")).json();
    assertThat(past.path("forward").asInt()).isEqualTo(2);
    assertThat(past.path("passages").findValuesAsText("track_id")).containsExactly("lobby.1.2");
  }

  @Test
  void times_areThoseOfThePassage() {
    String line = PAST + "line=" + encoded("0.5,1;0.5,0");
    String inView = "&from=2026-07-01T12:00:03Z&to=2026-07-01T12:01:02Z";
    assertThat(gateway.get(line + inView).json().path("forward").asInt()).isZero();
    String passing = "&from=2026-07-01T12:00:02Z&to=2026-07-01T12:00:03Z&limit=0";
    JsonNode past = gateway.get(line + passing).json();
    assertThat(past.path("forward").asInt()).isEqualTo(1);
    assertThat(past.path("passages")).isEmpty();
  }

  @Test
  void zone_drawnAfterwards_countsEntriesAndExits() {
    String zone = encoded("0.4,0.4;0.6,0.4;0.6,0.8;0.4,0.8");
    JsonNode past = gateway.get(PAST + "zone=" + zone + "&label=person").json();
    assertThat(past.path("entered").asInt()).isEqualTo(2);
    assertThat(past.path("exited").asInt()).isEqualTo(2);
    assertThat(past.path("passages").findValuesAsText("what"))
        .containsExactly("exited", "entered", "exited", "entered");
    JsonNode none = gateway.get(PAST + "zone=" + zone + "&label=car").json();
    assertThat(none.path("entered").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | line",
        "line=0,0;1,1&zone=0,0;1,0;1,1 | line",
        "line=0,0 | line",
        "line=0,0;2,1 | line",
        "line=0.5,0.5;0.5,0.5 | line",
        "line=a,b;c,d | line",
        "line=NaN,0;1,1 | line",
        "zone=0,0;1,1 | zone",
        "zone=0,0;1,1;1,0;0,1 | zone",
        "zone=0,0;1,1;1,0&limit=1001 | limit",
      })
  void wrongRegion_isNamed(String query, String field) {
    Answer answer = gateway.get(PAST + query.replace(";", "%3B"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  private static String encoded(String points) {
    return URLEncoder.encode(points, StandardCharsets.UTF_8);
  }
}
