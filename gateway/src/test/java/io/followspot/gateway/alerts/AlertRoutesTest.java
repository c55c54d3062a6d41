package io.followspot.gateway.alerts;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertSeverity;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRoutesTest {
  private static final long MINUTE_US = 60_000_000;

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
    add("lobby", 1, AlertSeverity.ALERT_SEVERITY_INFO);
    add("lobby", 2, AlertSeverity.ALERT_SEVERITY_CRITICAL);
    add("yard", 3, AlertSeverity.ALERT_SEVERITY_WARNING);
  }

  private void add(String camera, int minute, AlertSeverity severity) {
    gateway.alerts.add(
        AlertEvent.newBuilder()
            .setAlertId(camera + ".alert." + minute)
            .setCameraId(camera)
            .setSequence(minute)
            .setRuleId("night")
            .setKind(AlertKind.ALERT_KIND_OBJECT_IN_ZONE)
            .setSeverity(severity)
            .setAtUs(NOON_US + minute * MINUTE_US)
            .setTrackId(camera + ".1." + minute)
            .setText("person in zone yard")
            .build());
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void alerts_areListedTheLatestFirst_withPicturesOfTheirTrack() {
    JsonNode alerts = gateway.get("/v1/alerts").json().path("alerts");

    assertThat(alerts.findValuesAsText("alert_id"))
        .containsExactly("yard.alert.3", "lobby.alert.2", "lobby.alert.1");
    assertThat(alerts.get(0).path("severity").asText()).isEqualTo("warning");
    assertThat(alerts.get(0).path("snapshot").asText())
        .startsWith("/v1/tracks/yard.1.3/snapshot.jpg?at=");
  }

  @Test
  void camera_severityAndTime_filter() {
    assertThat(ids("camera=lobby")).containsExactly("lobby.alert.2", "lobby.alert.1");
    assertThat(ids("severity=warning")).containsExactly("yard.alert.3", "lobby.alert.2");
    assertThat(ids("severity=critical")).containsExactly("lobby.alert.2");
    String from = io.followspot.json.TimestampFormat.format(NOON_US + 2 * MINUTE_US);
    assertThat(ids("from=" + from)).containsExactly("yard.alert.3", "lobby.alert.2");
    assertThat(ids("to=" + from)).containsExactly("lobby.alert.2", "lobby.alert.1");
  }

  @Test
  void pages_areContinuedByTheirCursor() {
    JsonNode first = gateway.get("/v1/alerts?limit=2").json();
    String cursor = first.path("next_cursor").asText();
    JsonNode second = gateway.get("/v1/alerts?limit=2&cursor=" + cursor).json();

    assertThat(first.path("alerts")).hasSize(2);
    assertThat(second.path("alerts").findValuesAsText("alert_id")).containsExactly("lobby.alert.1");
    assertThat(second.has("next_cursor")).isFalse();
  }

  @Test
  void alertThatIsRepeated_isListedOnce() {
    add("yard", 3, AlertSeverity.ALERT_SEVERITY_WARNING);

    assertThat(ids("camera=yard")).containsExactly("yard.alert.3");
  }

  @Test
  void moreThanTheListHolds_dropsTheOldest() {
    RecentAlerts few = new RecentAlerts(2);
    for (int i = 1; i <= 3; i++) {
      few.add(AlertEvent.newBuilder().setAlertId("a" + i).setAtUs(i).build());
    }

    assertThat(few.search(it -> true, 9)).extracting("alertId").containsExactly("a3", "a2");
    assertThat(few.contains("a1")).isFalse();
  }

  private java.util.List<String> ids(String query) {
    return gateway.get("/v1/alerts?" + query).json().path("alerts").findValuesAsText("alert_id");
  }
}
