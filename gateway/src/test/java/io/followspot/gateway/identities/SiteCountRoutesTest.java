package io.followspot.gateway.identities;

import static io.followspot.protos.v1.IdentityEventType.IDENTITY_EVENT_TYPE_LINE_CROSSED;
import static io.followspot.protos.v1.IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_ENTERED;
import static io.followspot.protos.v1.IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_EXITED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.IdentityTransition;
import io.followspot.protos.v1.SiteLine;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.protos.v1.SiteZone;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCountRoutesTest {
  private static final long S = 1_000_000;
  private static final String DURING = "from=2023-11-14T22:13:00Z&to=2023-11-14T22:15:00Z";
  private static final IdentityTransition DOOR =
      IdentityTransition.newBuilder().setRegionId("door").build();

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
    gateway.cameras.publish(
        CameraRegistration.newBuilder()
            .setCameraId("cam1")
            .setSite(
                SitePlacement.newBuilder()
                    .setSiteId("hall")
                    .addZones(SiteZone.newBuilder().setZoneId("door"))
                    .addZones(SiteZone.newBuilder().setZoneId("empty"))
                    .addLines(SiteLine.newBuilder().setLineId("gate")))
            .build());
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  /** The first identity stays 5 s, the second one, which becomes the first, is there with it. */
  private static List<ConsumerRecord<String, byte[]>> walk() {
    return List.of(
        IdentityRecords.transition("hall.1", 1, IDENTITY_EVENT_TYPE_ZONE_ENTERED, S, DOOR),
        IdentityRecords.transition("hall.2", 1, IDENTITY_EVENT_TYPE_ZONE_ENTERED, 2 * S, DOOR),
        IdentityRecords.transition(
            "hall.2",
            2,
            IDENTITY_EVENT_TYPE_ZONE_EXITED,
            4 * S,
            DOOR.toBuilder().setDwellUs(2 * S).setOutOfSight(true).build()),
        IdentityRecords.merged("hall.2", "hall.1", 3, 4 * S),
        IdentityRecords.transition(
            "hall.1",
            2,
            IDENTITY_EVENT_TYPE_ZONE_EXITED,
            6 * S,
            DOOR.toBuilder().setDwellUs(5 * S).build()),
        IdentityRecords.transition(
            "hall.1",
            3,
            IDENTITY_EVENT_TYPE_LINE_CROSSED,
            7 * S,
            IdentityTransition.newBuilder().setRegionId("gate").setForward(true).build()));
  }

  @Test
  void counts_areOfPeopleNotOfIdentities_howeverOftenWritten() {
    gateway.with(walk());
    gateway.with(walk());

    JsonNode counts = gateway.get("/v1/sites/hall/counts?" + DURING).json();

    assertThat(counts.path("people").asInt()).isEqualTo(1);
    assertThat(counts.at("/zones/0"))
        .hasToString("{\"zone_id\":\"door\",\"people\":1,\"entries\":1,\"exits\":1,\"inside\":0}");
    assertThat(counts.at("/zones/1/zone_id").asText()).isEqualTo("empty");
    assertThat(counts.at("/zones/1/entries").asInt()).isZero();
    assertThat(counts.at("/lines/0"))
        .hasToString("{\"line_id\":\"gate\",\"forward\":1,\"backward\":0}");
  }

  @Test
  void insideAtTheEnd_isWhoHasNotLeftByThen() {
    gateway.with(walk());

    JsonNode counts =
        gateway
            .get("/v1/sites/hall/counts?from=2023-11-14T22:13:00Z&to=2023-11-14T22:13:23Z")
            .json();

    assertThat(counts.at("/zones/0/inside").asInt()).isEqualTo(1);
    assertThat(counts.at("/zones/0/exits").asInt()).isZero();
    assertThat(counts.at("/lines/0/forward").asInt()).isZero();
  }

  @Test
  void identities_areFoundByZoneAndTime() {
    gateway.with(walk());

    assertThat(found("site=hall&zone=door&" + DURING)).isEqualTo(2);
    assertThat(found("site=hall&zone=empty&" + DURING)).isZero();
    assertThat(found("zone=door&from=2023-11-14T22:13:25.500Z&to=2023-11-14T22:13:25.900Z"))
        .isEqualTo(1);
    assertThat(gateway.get("/v1/identities?zone=a%20b").status()).isEqualTo(400);
  }

  @Test
  void siteWithoutCameras_isNotFound() {
    assertThat(gateway.get("/v1/sites/yard/counts").status()).isEqualTo(404);
  }

  private int found(String query) {
    return gateway.get("/v1/identities?" + query).json().path("identities").size();
  }
}
