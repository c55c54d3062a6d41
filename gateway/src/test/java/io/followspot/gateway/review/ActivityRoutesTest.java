package io.followspot.gateway.review;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityRoutesTest {
  private static final long MINUTE_US = 60_000_000;
  private static final String SPAN =
      "/v1/activity?from=2026-07-01T12:00:00Z&to=2026-07-01T12:09:59Z&bucket=60";

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway =
        new GatewayFixture(directory)
            .with(
                new TrackLives()
                    .passer("lobby", 1, NOON_US + MINUTE_US / 2, "door", true)
                    .passer("lobby", 2, NOON_US + 2 * MINUTE_US, "door", false)
                    .passer("yard", 1, NOON_US + 20 * MINUTE_US, "door", true)
                    .ledgerAt("lobby", 1, NOON_US)
                    .ledgerAt("lobby", 2, NOON_US + 5_000_000)
                    .ledgerAt("lobby", 3, NOON_US + 10_000_000)
                    .ledgerAt("lobby", 4, NOON_US + MINUTE_US)
                    .ledgerAt("lobby", 5, NOON_US + MINUTE_US + 5_000_000));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void activity_countsWhatWasInViewAndCrossed_inEachBucket() {
    JsonNode answer = gateway.get(SPAN).json();

    assertThat(answer.path("bucket_us").asLong()).isEqualTo(MINUTE_US);
    assertThat(answer.path("cameras")).hasSize(1);
    JsonNode lobby = answer.at("/cameras/0");
    assertThat(lobby.path("camera_id").asText()).isEqualTo("lobby");
    // The second one is in view from a second before the minute to a second after it.
    assertThat(lobby.path("tracks").toString()).isEqualTo("[1,1,1,0,0,0,0,0,0,0]");
    assertThat(lobby.path("crossings").toString()).isEqualTo("[1,0,1,0,0,0,0,0,0,0]");
  }

  @Test
  void activity_recorded_endsInASilence() {
    JsonNode recorded = gateway.get(SPAN).json().at("/cameras/0/recorded");

    assertThat(recorded.findValuesAsText("from"))
        .containsExactly("2026-07-01T12:00:00.000000Z", "2026-07-01T12:01:00.000000Z");
    assertThat(recorded.findValuesAsText("to"))
        .containsExactly("2026-07-01T12:00:10.000000Z", "2026-07-01T12:01:05.000000Z");
  }

  @Test
  void activity_ofOneCamera_isItsOwn() {
    JsonNode answer =
        gateway
            .get(
                "/v1/activity?from=2026-07-01T12:00:00Z&to=2026-07-01T12:59:59Z&bucket=PT1H&camera=yard")
            .json();

    assertThat(answer.path("cameras").findValuesAsText("camera_id")).containsExactly("yard");
    assertThat(answer.at("/cameras/0/tracks/0").asInt()).isEqualTo(1);
    assertThat(answer.at("/cameras/0/recorded")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0", "0.1", "often"})
  void activity_tooManyOrNoBuckets_isRefused(String bucket) {
    var answer = gateway.get(SPAN.replace("bucket=60", "bucket=" + bucket));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("bucket");
  }
}
