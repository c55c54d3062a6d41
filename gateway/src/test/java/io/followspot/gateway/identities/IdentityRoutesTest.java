package io.followspot.gateway.identities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.IdentityEventType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityRoutesTest {
  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void identity_isThatOfItsNewestEvent() {
    gateway.with(
        List.of(
            IdentityRecords.event(
                "hall", "cam1", 1, IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED),
            IdentityRecords.event("hall", "cam1", 2, IdentityEventType.IDENTITY_EVENT_TYPE_SEEN_BY),
            IdentityRecords.event(
                "hall", "cam1", 1, IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED)));

    JsonNode identity = gateway.get("/v1/identities/hall.1").json();

    assertThat(identity.path("sequence").asInt()).isEqualTo(2);
    assertThat(identity.path("status").asText()).isEqualTo("present");
    assertThat(identity.at("/sightings/0/track_id").asText()).isEqualTo("cam1.1.1");
    assertThat(identity.at("/path/0/x_m").asDouble()).isEqualTo(2.5);
    assertThat(gateway.get("/v1/identities/hall.1/events").json().path("events")).hasSize(2);
    assertThat(gateway.get("/v1/identities/hall.2").status()).isEqualTo(404);
  }

  @Test
  void search_isBySiteAndTime() {
    gateway.with(
        List.of(
            IdentityRecords.event(
                "hall", "cam1", 1, IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED)));

    String during = "from=2023-11-14T22:13:00Z&to=2023-11-14T22:14:00Z";
    assertThat(found("site=hall&" + during)).isEqualTo(1);
    assertThat(found("site=yard&" + during)).isZero();
    assertThat(found("site=hall&from=2023-11-15T00:00:00Z&to=2023-11-16T00:00:00Z")).isZero();
    assertThat(gateway.get("/v1/identities?site=a%20b").status()).isEqualTo(400);
  }

  private int found(String query) {
    return gateway.get("/v1/identities?" + query).json().path("identities").size();
  }

  @Test
  void map_hasPositionsAndTrails() {
    assertThat(gateway.get("/v1/sites/hall/map").status()).isEqualTo(404);
    for (int i = 0; i < 3; i++) {
      gateway.sites.accept(IdentityRecords.positions("hall", "cam1", i, 1 + i));
    }

    JsonNode map = gateway.get("/v1/sites/hall/map").json();

    assertThat(map.at("/identities/0/floor/x_m").asDouble()).isEqualTo(3);
    assertThat(map.at("/trails/0/path")).hasSize(3);
    assertThat(map.at("/trails/0/path/0/x_m").asDouble()).isEqualTo(1);
    assertThat(gateway.get("/v1/sites").json().at("/sites/0/site_id").asText()).isEqualTo("hall");
  }

  @Test
  void trails_endAfterTwentySeconds() {
    gateway.sites.accept(IdentityRecords.positions("hall", "cam1", 0, 1));
    gateway.sites.accept(IdentityRecords.positions("hall", "cam1", 25_000_000, 2));

    assertThat(gateway.get("/v1/sites/hall/map").json().at("/trails/0/path")).hasSize(1);
  }

  @Test
  void calibration_isFittedWithResiduals() {
    String square =
        "{\"points\":[{\"picture\":{\"x\":0,\"y\":0},\"floor\":{\"x_m\":0,\"y_m\":0}},"
            + "{\"picture\":{\"x\":1,\"y\":0},\"floor\":{\"x_m\":4,\"y_m\":0}},"
            + "{\"picture\":{\"x\":1,\"y\":1},\"floor\":{\"x_m\":4,\"y_m\":3}},"
            + "{\"picture\":{\"x\":0,\"y\":1},\"floor\":{\"x_m\":0,\"y_m\":%s}}]}";

    Answer exact = gateway.send("POST", "/v1/calibrations", square.formatted("3"));
    Answer flat =
        gateway.send(
            "POST",
            "/v1/calibrations",
            square.formatted("3").replace("\"x_m\":4,\"y_m\":3", "\"x_m\":8,\"y_m\":0"));

    assertThat(exact.status()).isEqualTo(200);
    assertThat(exact.json().path("residuals_m")).hasSize(4);
    assertThat(exact.json().path("rms_m").asDouble()).isLessThan(1e-9);
    assertThat(exact.json().path("floor_to_picture")).hasSize(9);
    assertThat(flat.status()).isEqualTo(422);
    assertThat(flat.json().path("detail").asText()).isNotBlank();
  }
}
