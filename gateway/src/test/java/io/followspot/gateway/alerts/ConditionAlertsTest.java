package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.FakeCameras;
import io.followspot.gateway.health.PartHealth;
import io.followspot.gateway.health.SystemHealth;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertHours;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionAlertsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T23:00:00Z");
  private static final long LAST_FRAME_US = 1_795_906_000_000_000L;

  private final FakeCameras cameras = new FakeCameras();
  private final RecentAlerts recent = new RecentAlerts();
  private boolean processing = true;

  @BeforeEach
  void openAStream() {
    cameras.events.put("yard", event(LAST_FRAME_US, CameraHealth.getDefaultInstance()));
    register(rule(AlertKind.ALERT_KIND_CAMERA_OFFLINE));
  }

  @Test
  void silentCamera_alertsOncePerIncident() {
    assertThat(check()).isEmpty();
    cameras.silences.put("yard", Duration.ofSeconds(13));

    List<AlertEvent> alerts = check();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getAlertId()).isEqualTo("yard.gone.camera_offline." + LAST_FRAME_US);
    assertThat(alerts.get(0).getAtUs()).isEqualTo(LAST_FRAME_US);
    assertThat(alerts.get(0).getSequence()).isZero();
    alerts.forEach(recent::add);
    assertThat(check()).isEmpty();

    long later = LAST_FRAME_US + 3_600_000_000L;
    cameras.events.put("yard", event(later, CameraHealth.getDefaultInstance()));
    assertThat(check())
        .extracting(AlertEvent::getAlertId)
        .containsExactly("yard.gone.camera_offline." + later);
  }

  @Test
  void anotherGateway_givesTheSameBytes_howeverLongTheSilence() {
    cameras.silences.put("yard", Duration.ofSeconds(13));
    AlertEvent one = check().get(0);
    cameras.silences.put("yard", Duration.ofSeconds(99));

    assertThat(check()).containsExactly(one);
  }

  @Test
  void withinTheCoolDown_isNotTold() {
    cameras.silences.put("yard", Duration.ofSeconds(13));
    check().forEach(recent::add);
    cameras.events.put("yard", event(LAST_FRAME_US + 1_000_000, CameraHealth.getDefaultInstance()));

    assertThat(check()).isEmpty();
  }

  @Test
  void systemThatIsDown_saysNothingAboutCameras() {
    cameras.silences.put("yard", Duration.ofSeconds(13));
    processing = false;

    assertThat(check()).isEmpty();
  }

  @Test
  void outsideItsHours_isNotTold() {
    cameras.silences.put("yard", Duration.ofSeconds(13));
    AlertHours day = AlertHours.newBuilder().setFrom("06:00").setTo("22:00").build();
    register(rule(AlertKind.ALERT_KIND_CAMERA_OFFLINE).addHours(day));

    assertThat(check()).isEmpty();
  }

  @Test
  void degradedCamera_alertsWithTheReason() {
    register(rule(AlertKind.ALERT_KIND_CAMERA_DEGRADED));
    cameras.events.put(
        "yard",
        event(
            LAST_FRAME_US,
            CameraHealth.newBuilder().setTrouble("no model").setTroubleSinceUs(7).build()));

    List<AlertEvent> alerts = check();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getAlertId()).isEqualTo("yard.gone.camera_degraded.7");
    assertThat(alerts.get(0).getText()).isEqualTo("camera is degraded: no model");
  }

  private List<AlertEvent> check() {
    List<AlertEvent> alerts = new ArrayList<>();
    new ConditionAlerts(cameras, health(), recent, Clock.fixed(NOW, ZoneOffset.UTC))
        .check(alerts::add);
    return alerts;
  }

  private SystemHealth health() {
    return new SystemHealth() {
      @Override
      public PartHealth kafka() {
        return new PartHealth(true, "", NOW);
      }

      @Override
      public PartHealth processing() {
        return new PartHealth(processing, "", NOW);
      }
    };
  }

  private void register(AlertRule.Builder rule) {
    cameras.registrations.put(
        "yard", CameraRegistration.newBuilder().setCameraId("yard").addAlertRules(rule).build());
  }

  private static AlertRule.Builder rule(AlertKind kind) {
    return AlertRule.newBuilder().setRuleId("gone").setKind(kind);
  }

  private static CameraEvent event(long frameAtUs, CameraHealth health) {
    return CameraEvent.newBuilder()
        .setEventId("yard.9")
        .setCameraId("yard")
        .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
        .setHealth(health)
        .setFrame(FrameRef.newBuilder().setCameraId("yard").setCapturedAtUs(frameAtUs))
        .build();
  }
}
