package io.followspot.gateway;

import io.followspot.gateway.alerts.AlertTarget;
import io.followspot.gateway.alerts.MqttTarget;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.mqtt.HomeAssistantBridge;
import io.followspot.gateway.mqtt.MqttConnection;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The bridges to home automation that the targets of alerts ask for. */
final class HomeAutomation {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Tracks that are told at a time. */
  private static final int MAX_PRESENT = 1_000;

  private static final TrackFilter PRESENT =
      new TrackFilter(
          List.of(),
          List.of("confirmed", "stationary"),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          MAX_PRESENT);

  private HomeAutomation() {}

  static List<HomeAssistantBridge> of(List<AlertTarget> targets, Cameras cameras, History history) {
    return targets.stream()
        .filter(MqttTarget.class::isInstance)
        .map(MqttTarget.class::cast)
        .filter(it -> !it.discovery().isEmpty())
        .map(it -> bridge(it, cameras, history))
        .toList();
  }

  private static HomeAssistantBridge bridge(MqttTarget target, Cameras cameras, History history) {
    MqttConnection connection =
        new MqttConnection(
            target.url(),
            target.user(),
            target.password(),
            "followspot-" + target.name() + "-cameras",
            HomeAssistantBridge.presenceTopic(target.topic()),
            PATIENCE);
    return new HomeAssistantBridge(
        connection,
        target.topic(),
        target.discovery(),
        cameras,
        target.filter()::hasCamera,
        () -> history.search(PRESENT));
  }
}
