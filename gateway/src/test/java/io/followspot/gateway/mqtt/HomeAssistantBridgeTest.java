package io.followspot.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.followspot.gateway.FakeCameras;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.Zone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker. */
class HomeAssistantBridgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATE = "followspot/yard/state";
  private static final String STATUS = "followspot/status";
  private static final String OBJECTS = "homeassistant/sensor/followspot_yard_objects/config";
  private static final String ZONE = "homeassistant/sensor/followspot_yard_zone_gate-1/config";

  @TempDir Path directory;
  private final FakeCameras cameras = new FakeCameras();
  private volatile List<TrackSnapshot> present = List.of();

  @Test
  void camera_isDiscovered_itsStateFollows_andARestartedBrokerIsToldAgain() throws Exception {
    cameras.publish(camera());
    cameras.publish(CameraRegistration.newBuilder().setCameraId("private").build());
    try (Mosquitto broker = new Mosquitto(directory);
        HomeAssistantBridge bridge = bridge(broker)) {
      try (Reader reader = new Reader(broker)) {
        JsonNode objects = JSON.readTree(reader.await(OBJECTS));
        assertThat(objects.path("state_topic").asText()).isEqualTo(STATE);
        assertThat(objects.path("availability_topic").asText()).isEqualTo(STATUS);
        assertThat(objects.at("/device/name").asText()).isEqualTo("Yard");
        assertThat(JSON.readTree(reader.await(ZONE)).path("value_template").asText())
            .isEqualTo("{{ value_json.zones['gate-1'] }}");
        assertThat(reader.await(STATUS)).isEqualTo("online");
        assertThat(reader.await(STATE)).contains("\"present\":\"OFF\"");

        present =
            List.of(
                track("yard.1.1").addZones("gate-1").setLabel("person").build(),
                track("yard.1.2").build());
        reader.await(STATE, "\"present\":\"ON\"");
        JsonNode state = JSON.readTree(reader.await(STATE));
        assertThat(state.path("objects").asInt()).isEqualTo(2);
        assertThat(state.at("/zones/gate-1").asInt()).isEqualTo(1);
        assertThat(state.at("/labels/0").asText()).isEqualTo("person");
      }
      broker.close();
      broker.start();
      try (Reader reader = new Reader(broker)) {
        assertThat(reader.await(OBJECTS)).contains("Objects");
        assertThat(reader.latest.keySet()).noneMatch(it -> it.contains("private"));
        reader.await(STATE, "\"objects\":2");

        // A removed zone's entity goes.
        cameras.publish(camera().toBuilder().clearZones().build());
        reader.await(ZONE, "");
        bridge.close();
        reader.await(STATUS, "offline");
      }
    }
  }

  @Test
  void cameraThatIsOffline_hasAnUnknownNumberOfObjects() {
    JsonNode state =
        HomeAssistant.state(
            camera(), List.of(track("yard.1.1").build()), CameraCondition.State.OFFLINE);

    assertThat(state.path("present").isNull()).isTrue();
    assertThat(state.path("objects").isNull()).isTrue();
    assertThat(state.at("/zones/gate-1").isNull()).isTrue();
    assertThat(state.path("condition").asText()).isEqualTo("offline");
  }

  private HomeAssistantBridge bridge(Mosquitto broker) {
    MqttConnection connection =
        new MqttConnection(broker.url(), "", "", "bridge", STATUS, Duration.ofSeconds(10));
    return new HomeAssistantBridge(
        connection,
        "followspot",
        "homeassistant",
        cameras,
        id -> !id.equals("private"),
        () -> present);
  }

  private static CameraRegistration camera() {
    return CameraRegistration.newBuilder()
        .setCameraId("yard")
        .setName("Yard")
        .addZones(Zone.newBuilder().setZoneId("gate-1").setName("Gate"))
        .build();
  }

  private static TrackSnapshot.Builder track(String id) {
    return TrackSnapshot.newBuilder().setTrackId(id).setCameraId("yard");
  }

  /** What a subscriber of everything knows, retained messages included. */
  private static final class Reader implements AutoCloseable {
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final Mqtt3BlockingClient client;
    private final Mqtt3BlockingClient.Mqtt3Publishes publishes;

    Reader(Mosquitto broker) {
      client = broker.client("reader");
      publishes = client.publishes(MqttGlobalPublishFilter.ALL);
      client.subscribeWith().topicFilter("#").qos(MqttQos.AT_LEAST_ONCE).send();
    }

    String await(String topic) {
      return Awaitility.await(topic)
          .atMost(Duration.ofSeconds(30))
          .until(() -> read().get(topic), it -> it != null);
    }

    void await(String topic, String part) {
      Awaitility.await(topic + " with " + part)
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> read().get(topic),
              it -> it != null && (part.isEmpty() ? it.isEmpty() : it.contains(part)));
    }

    private Map<String, String> read() throws InterruptedException {
      Optional<Mqtt3Publish> next = publishes.receive(50, TimeUnit.MILLISECONDS);
      while (next.isPresent()) {
        latest.put(
            next.get().getTopic().toString(),
            new String(next.get().getPayloadAsBytes(), StandardCharsets.UTF_8));
        next = publishes.receiveNow();
      }
      return latest;
    }

    @Override
    public void close() {
      publishes.close();
      client.disconnect();
    }
  }
}
