package io.followspot.gateway.alerts;

import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.health.SystemHealth;
import io.followspot.json.TimestampFormat;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.rules.AlertRules;
import io.followspot.protos.rules.AlertSchedule;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides the alerts about cameras that are offline or degraded.
 *
 * <p>An incident is a camera, a rule and the capture time since when the condition holds. The
 * alert's id and time follow from it, so that several gateways and a restarted one give the same
 * alert, and readers know it by its id.
 */
public final class ConditionAlerts {
  private final Cameras cameras;
  private final SystemHealth system;
  private final RecentAlerts recent;
  private final Clock clock;

  /** Watches these cameras; alerts in the list were given before. */
  public ConditionAlerts(Cameras cameras, SystemHealth system, RecentAlerts recent, Clock clock) {
    this.cameras = cameras;
    this.system = system;
    this.recent = recent;
    this.clock = clock;
  }

  /** Passes on the alerts that are due now. */
  public void check(Consumer<AlertEvent> sink) {
    // Silence means nothing while events cannot reach the gateway.
    if (!system.kafka().ok() || !system.processing().ok()) {
      return;
    }
    long nowUs = TimestampFormat.us(clock.instant());
    for (CameraRegistration camera : cameras.all()) {
      for (AlertRule rule : camera.getAlertRulesList()) {
        alert(camera, rule, nowUs).ifPresent(sink);
      }
    }
  }

  private Optional<AlertEvent> alert(CameraRegistration camera, AlertRule rule, long nowUs) {
    CameraCondition.State state = stateOf(rule.getKind());
    if (state == null) {
      return Optional.empty();
    }
    CameraCondition condition = cameras.condition(camera.getCameraId());
    if (condition.state() != state
        || !AlertSchedule.contains(rule.getHoursList(), camera.getTimeZone(), nowUs)) {
      return Optional.empty();
    }
    String id = id(camera, rule, condition);
    return recent.contains(id) || isCooling(camera, rule, condition)
        ? Optional.empty()
        : Optional.of(event(id, camera, rule, condition));
  }

  private static CameraCondition.@Nullable State stateOf(AlertKind kind) {
    return switch (kind) {
      case ALERT_KIND_CAMERA_OFFLINE -> CameraCondition.State.OFFLINE;
      case ALERT_KIND_CAMERA_DEGRADED -> CameraCondition.State.DEGRADED;
      default -> null;
    };
  }

  private static String id(CameraRegistration camera, AlertRule rule, CameraCondition condition) {
    return camera.getCameraId()
        + "."
        + rule.getRuleId()
        + "."
        + rule.getKind().name().replace("ALERT_KIND_", "").toLowerCase(Locale.ROOT)
        + "."
        + condition.sinceUs();
  }

  private boolean isCooling(CameraRegistration camera, AlertRule rule, CameraCondition condition) {
    return recent
        .latest(camera.getCameraId(), rule.getRuleId())
        .filter(it -> Math.abs(condition.sinceUs() - it.getAtUs()) < AlertRules.coolDownUs(rule))
        .isPresent();
  }

  private AlertEvent event(
      String id, CameraRegistration camera, AlertRule rule, CameraCondition condition) {
    AlertEvent.Builder alert =
        AlertRules.alert(rule)
            .setAlertId(id)
            .setCameraId(camera.getCameraId())
            .setAtUs(condition.sinceUs())
            // The message about a silence counts its seconds; an alert is the same whenever it is
            // given.
            .setText(
                condition.state() == CameraCondition.State.OFFLINE
                    ? "camera is offline: its publisher has stopped or cannot reach Kafka"
                    : "camera is degraded: " + condition.message());
    cameras
        .lastEvent(camera.getCameraId())
        .filter(CameraEvent::hasFrame)
        .ifPresent(it -> alert.setFrame(it.getFrame()).setEventId(it.getEventId()));
    return alert.build();
  }
}
