package io.followspot.gateway;

import io.followspot.gateway.alerts.AlertTarget;
import io.followspot.gateway.alerts.MqttTarget;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.delivery.TopicDelivery;
import io.followspot.gateway.mqtt.FrigateBridge;
import io.followspot.gateway.mqtt.HomeAssistantBridge;
import io.followspot.gateway.mqtt.MqttConnection;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.ArrayList;
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

  /** Track events in Frigate's form; each bridge comes with what feeds it, to be closed first. */
  static List<AutoCloseable> frigates(List<AlertTarget> targets, KafkaConnection kafka) {
    List<AutoCloseable> parts = new ArrayList<>();
    for (AlertTarget target : targets) {
      if (target instanceof MqttTarget mqtt && !mqtt.frigate().isEmpty()) {
        String name = "frigate-" + mqtt.name();
        FrigateBridge bridge =
            new FrigateBridge(
                connection(mqtt, "frigate", FrigateBridge.presenceTopic(mqtt.frigate())),
                mqtt.frigate(),
                mqtt.filter()::hasCamera);
        parts.add(bridge);
        parts.add(
            new TopicDelivery(kafka, "followspot-" + name, Topics.TRACK_EVENTS, name, bridge));
      }
    }
    return parts;
  }

  private static MqttConnection connection(MqttTarget target, String purpose, String presence) {
    return new MqttConnection(
        target.url(),
        target.user(),
        target.password(),
        "followspot-" + target.name() + "-" + purpose,
        presence,
        PATIENCE);
  }

  private static HomeAssistantBridge bridge(MqttTarget target, Cameras cameras, History history) {
    return new HomeAssistantBridge(
        connection(target, "cameras", HomeAssistantBridge.presenceTopic(target.topic())),
        target.topic(),
        target.discovery(),
        cameras,
        target.filter()::hasCamera,
        () -> history.search(PRESENT));
  }
}
