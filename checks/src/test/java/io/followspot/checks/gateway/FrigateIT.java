package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.TemporaryHome;
import io.followspot.process.Setting;
import io.followspot.protos.v1.TrackEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera's tracks from its frames through Flink, Kafka and the gateway to an MQTT broker. */
@Timeout(480)
class FrigateIT {
  private static final String CAMERA = "porch";

  @Test
  void everyTrack_isToldFromNewToEnd_inFrigatesForm() throws Exception {
    Optional<Path> program =
        Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "Mosquitto is not installed: skipped");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (TemporaryHome home = TemporaryHome.make("frigate")) {
      Path settings =
          Files.writeString(
              home.path().resolve("mosquitto.conf"),
              "listener %d 127.0.0.1%nallow_anonymous true%n".formatted(port));
      Process broker =
          new ProcessBuilder(program.get().toString(), "-c", settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(home.path().resolve("mosquitto.log").toFile())
              .start();
      try {
        awaitOpen(port);
        tell(home, port);
      } finally {
        broker.destroy();
        broker.waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static void tell(TemporaryHome home, int port) throws Exception {
    Path targets =
        Files.writeString(
            home.path().resolve("targets.json"),
            "[{\"name\":\"home\",\"url\":\"mqtt://127.0.0.1:%d\",\"frigate\":\"cctv\"}]"
                .formatted(port));
    Mqtt3BlockingClient reader =
        MqttClient.builder()
            .useMqttVersion3()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    reader.connect();
    try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
            reader.publishes(MqttGlobalPublishFilter.ALL);
        LocalSystem system =
            LocalSystem.start(
                LocalSystem.Options.anywhere(home.path())
                    .with(Map.of(Setting.ALERT_TARGETS, targets.toString())),
                System.out::println)) {
      reader.subscribeWith().topicFilter("cctv/#").qos(MqttQos.AT_LEAST_ONCE).send();
      Mqtt3Publish presence = publishes.receive(60, TimeUnit.SECONDS).orElseThrow();
      assertThat(presence.getTopic()).hasToString("cctv/available");

      KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
      Filming.register(kafka, CAMERA);
      Filming.film(kafka, CAMERA, "sim:lobby?seed=3&seconds=15");
      Map<String, List<TrackEvent>> tracks = Lives.onceOver(kafka, CAMERA).tracks();

      int events = tracks.values().stream().mapToInt(List::size).sum();
      Map<String, List<String>> told = new TreeMap<>();
      for (int i = 0; i < events; i++) {
        Mqtt3Publish publish = publishes.receive(60, TimeUnit.SECONDS).orElseThrow();
        JsonNode message = new ObjectMapper().readTree(publish.getPayloadAsBytes());
        told.computeIfAbsent(message.at("/after/id").asText(), id -> new ArrayList<>())
            .add(message.path("type").asText());
        assertThat(message.at("/after/camera").asText()).isEqualTo(CAMERA);
      }
      assertThat(told.keySet()).isEqualTo(new TreeMap<>(tracks).keySet());
      assertThat(told.values())
          .allSatisfy(
              types -> {
                assertThat(types).startsWith("new").endsWith("end");
                assertThat(types.subList(1, types.size() - 1)).allMatch("update"::equals);
              });
    } finally {
      reader.disconnect();
    }
  }

  private static void awaitOpen(int port) {
    Awaitility.await("the MQTT broker")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              }
            });
  }
}
