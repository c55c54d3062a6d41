package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertHours;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.AlertSeverity;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person walks at 50 px/s through a zone from 192 to 384 px, and over a line at 288 px. */
class CameraAlertsTest {
  private static final long SECOND_US = 1_000_000;

  private final VisionCache vision = new VisionCache();
  private final CameraReducer reducer = new CameraReducer(vision);
  private final List<AlertEvent> alerts = new ArrayList<>();
  private CameraState state = CameraState.getDefaultInstance();

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void objectInZone_alertsOncePerVisit_withTrackFrameAndText() {
    register(inZone());
    walk(0, 80);

    assertThat(alerts).hasSize(1);
    AlertEvent alert = alerts.get(0);
    assertThat(alert.getAlertId()).isEqualTo("lobby.alert.1");
    assertThat(alert.getCameraId()).isEqualTo("lobby");
    assertThat(alert.getRuleId()).isEqualTo("r");
    assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.ALERT_SEVERITY_WARNING);
    assertThat(alert.getTrackId()).isEqualTo("lobby.1.1");
    assertThat(alert.getRegionId()).isEqualTo("middle");
    assertThat(alert.getText()).isEqualTo("person in zone middle");
    assertThat(alert.getAtUs()).isEqualTo(alert.getFrame().getCapturedAtUs());
    assertThat(alert.getConfigurationHash()).isEqualTo(state.getConfigurationHash());
    // The anchor is in the zone from 192 px on: frame 31.
    assertThat(alert.getFrame().getSequence()).isBetween(31L, 36L);
  }

  @Test
  void objectInZoneLonger_alertsWhenTheTimeIsOver() {
    register(inZone());
    walk(0, 80);
    long enteredAtUs = alerts.get(0).getAtUs();
    alerts.clear();
    state = CameraState.getDefaultInstance();
    register(inZone().setLongerThanUs(2 * SECOND_US));
    walk(0, 80);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getText()).isEqualTo("person in zone middle for 2 s");
    assertThat(alerts.get(0).getAtUs() - enteredAtUs).isBetween(SECOND_US, 2 * SECOND_US);
  }

  @Test
  void objectNotLongEnoughInZone_givesNone() {
    register(inZone().setLongerThanUs(10 * SECOND_US));
    walk(0, 80);

    assertThat(alerts).isEmpty();
  }

  @Test
  void objectOfAnotherLabel_givesNone() {
    register(inZone().setLabel("car"));
    walk(0, 80);

    assertThat(alerts).isEmpty();
  }

  @Test
  void hoursThatBeginDuringTheVisit_alertThen() {
    // 1_700_000_000 is 22:13:20 UTC; the person is in the zone for 3.8 s around 22:13:25.
    register(inZone().addHours(hours("22:14", "22:15")));
    long toMinuteUs = 35 * SECOND_US;
    for (int i = 0; i < 80; i++) {
      Detections.Builder frame = Messages.walk(i).toBuilder();
      step(frame.setCapturedAtUs(frame.getCapturedAtUs() + toMinuteUs).build());
    }

    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getAtUs()).isEqualTo(Messages.STREAM + 40 * SECOND_US);
  }

  @Test
  void outsideItsHours_givesNone() {
    register(inZone().addHours(hours("06:00", "22:00")));
    walk(0, 80);

    assertThat(alerts).isEmpty();
  }

  @Test
  void lineCrossed_alertsInTheWantedDirectionOnly() {
    register(crossed());
    walk(0, 80);
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getTrackId()).isEqualTo("lobby.1.1");
    assertThat(alerts.get(0).getRegionId()).isEqualTo("gate");
    String direction = alerts.get(0).getText().endsWith("forward") ? "forward" : "backward";
    String other = direction.equals("forward") ? "backward" : "forward";
    assertThat(alerts.get(0).getText()).isEqualTo("person crossed line gate, " + direction);

    assertThat(alertsOfAWalk(crossed().setDirection(direction))).hasSize(1);
    assertThat(alertsOfAWalk(crossed().setDirection(other))).isEmpty();
  }

  @Test
  void countAbove_alertsOnceUntilItIsBelowAgain() {
    register(
        AlertRule.newBuilder()
            .setRuleId("r")
            .setKind(AlertKind.ALERT_KIND_COUNT_ABOVE)
            .setLimit(1)
            .setCoolDownUs(0));
    for (int i = 0; i < 30; i++) {
      step(Messages.detections(i, 20 + i, 300 + i));
    }
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getCount()).isEqualTo(2);
    assertThat(alerts.get(0).getText()).isEqualTo("2 objects in the picture, more than 1");
    for (int i = 30; i < 200; i++) {
      step(Messages.detections(i, 20 + i));
    }
    assertThat(alerts).hasSize(1);
    for (int i = 200; i < 230; i++) {
      step(Messages.detections(i, 20 + i, 300 + i));
    }
    assertThat(alerts).hasSize(2);
  }

  @Test
  void countInZone_doesNotCountOthers() {
    AlertRule.Builder rule =
        AlertRule.newBuilder()
            .setRuleId("r")
            .setKind(AlertKind.ALERT_KIND_COUNT_ABOVE)
            .setZoneId("middle")
            .setLimit(1);
    register(rule);
    for (int i = 0; i < 30; i++) {
      step(Messages.detections(i, 20 + i, 220 + i));
    }
    assertThat(alerts).isEmpty();
    for (int i = 30; i < 60; i++) {
      step(Messages.detections(i, 20 + i, 220 + i * 0.5f, 300));
    }
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).getText()).isEqualTo("2 objects in zone middle, more than 1");
  }

  @Test
  void coolDown_suppressesAndCounts() {
    register(inZone().setCoolDownUs(30 * SECOND_US));
    for (int i = 0; i < 30; i++) {
      step(Messages.detections(i, 220 + i, 300 + i));
    }
    assertThat(alerts).hasSize(1);
    for (int i = 400; i < 430; i++) {
      step(Messages.detections(i, 220 + i - 400));
    }
    assertThat(alerts).hasSize(2);
    assertThat(alerts.get(1).getSuppressed()).isEqualTo(1);
    assertThat(alerts.get(1).getAlertId()).isEqualTo("lobby.alert.2");
  }

  @Test
  void savedInBetween_givesTheSameAlerts() throws InvalidProtocolBufferException {
    register(inZone().setLongerThanUs(SECOND_US), crossed().setRuleId("c"));
    walk(0, 80);
    List<AlertEvent> unbroken = List.copyOf(alerts);
    alerts.clear();
    state = CameraState.getDefaultInstance();
    register(inZone().setLongerThanUs(SECOND_US), crossed().setRuleId("c"));
    for (int i = 0; i < 80; i++) {
      state = CameraState.parseFrom(state.toByteArray());
      step(Messages.walk(i));
    }
    assertThat(alerts).hasSize(2).isEqualTo(unbroken);
  }

  @Test
  void changedRule_isForgotten_unchangedOnesAreNot() {
    register(inZone(), crossed().setRuleId("c"));
    walk(0, 80);
    assertThat(state.getAlerts().getRulesList()).extracting("ruleId").containsExactly("r", "c");
    register(inZone().setName("other"), crossed().setRuleId("c"));

    assertThat(state.getAlerts().getRulesList()).extracting("ruleId").containsExactly("c");
    assertThat(state.getAlerts().getSequence()).isEqualTo(2);
  }

  @Test
  void endedStream_forgetsItsVisitors() {
    register(inZone());
    walk(0, 50);
    assertThat(state.getAlerts().getRules(0).getVisitorsList()).containsExactly(1L);
    step(Detections.newBuilder(Messages.walk(50)).clearDetections().setEndOfStream(true).build());

    assertThat(state.getAlerts().getRules(0).getVisitorsList()).isEmpty();
  }

  @Test
  void withoutRules_leavesNothingInTheState() {
    register();
    walk(0, 80);

    assertThat(state.hasAlerts()).isFalse();
  }

  private List<AlertEvent> alertsOfAWalk(AlertRule.Builder rule) {
    alerts.clear();
    state = CameraState.getDefaultInstance();
    register(rule);
    walk(0, 80);
    return alerts;
  }

  private static AlertRule.Builder inZone() {
    return AlertRule.newBuilder()
        .setRuleId("r")
        .setKind(AlertKind.ALERT_KIND_OBJECT_IN_ZONE)
        .setZoneId("middle");
  }

  private static AlertRule.Builder crossed() {
    return AlertRule.newBuilder()
        .setRuleId("r")
        .setKind(AlertKind.ALERT_KIND_LINE_CROSSED)
        .setLineId("gate");
  }

  private static AlertHours hours(String from, String to) {
    return AlertHours.newBuilder().setFrom(from).setTo(to).build();
  }

  private void register(AlertRule.Builder... rules) {
    CameraRegistration.Builder registration = Messages.withRegions().toBuilder();
    for (AlertRule.Builder rule : rules) {
      registration.addAlertRules(rule);
    }
    take(reducer.onRegistration(Messages.LOBBY, state, registration.build()));
  }

  private void walk(int from, int to) {
    for (int i = from; i < to; i++) {
      step(Messages.walk(i));
    }
  }

  private void step(Detections frame) {
    take(reducer.onDetections(Messages.LOBBY, state, frame));
  }

  private void take(CameraStep step) {
    state = step.state();
    step.outgoing().stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(OutgoingMessages.ToTopic.class::cast)
        .filter(it -> it.topic().equals(Topics.ALERTS))
        .forEach(it -> alerts.add((AlertEvent) it.message()));
  }
}
