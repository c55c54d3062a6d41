package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker, Mosquitto, where it is installed. */
class MqttSenderTest {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  @TempDir Path directory;
  private int port;
  private Path settings;
  private Path program;
  private Process broker;

  @BeforeEach
  void serve() throws IOException {
    Optional<Path> found = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    Assumptions.assumeTrue(found.isPresent(), "Mosquitto is not installed");
    program = found.get();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    settings =
        Files.writeString(
            directory.resolve("mosquitto.conf"),
            "listener %d 127.0.0.1%nallow_anonymous true%n".formatted(port));
    start();
  }

  private void start() throws IOException {
    broker =
        new ProcessBuilder(program.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    Awaitility.await("the broker")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              } catch (IOException e) {
                return false;
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (broker != null) {
      broker.destroy();
      broker.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void alert_isPublishedAsJson_underItsCamera_alsoAfterTheBrokerWasAway() throws Exception {
    try (MqttSender sender = new MqttSender(target())) {
      assertThat(received(sender, "yard.alert.1")).contains("\"alert_id\":\"yard.alert.1\"");

      stop();
      SendResult failed = sender.send(WebhookReceiver.alert("yard.alert.2"));
      assertThat(failed.isTaken()).isFalse();
      assertThat(failed.mayBeRepeated()).isTrue();

      start();
      assertThat(received(sender, "yard.alert.2")).contains("\"alert_id\":\"yard.alert.2\"");
    }
  }

  private String received(MqttSender sender, String id) throws Exception {
    Mqtt3BlockingClient reader =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("reader")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    reader.connect();
    try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
        reader.publishes(MqttGlobalPublishFilter.SUBSCRIBED)) {
      reader.subscribeWith().topicFilter("home/+/alert").qos(MqttQos.AT_LEAST_ONCE).send();
      SendResult result = sender.send(WebhookReceiver.alert(id));
      assertThat(result.text()).isEqualTo("acknowledged");
      Mqtt3Publish publish = publishes.receive(20, TimeUnit.SECONDS).orElseThrow();
      assertThat(publish.getTopic()).hasToString("home/yard/alert");
      return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
    } finally {
      reader.disconnect();
    }
  }

  @Test
  void target_refusesATopicWithWildcards_andPasswordsInTheClear() {
    assertThatThrownBy(
            () -> new MqttTarget(filter(), URI.create("mqtt://127.0.0.1"), "", "", "home/#"))
        .hasMessageContaining("topic of home");
    assertThatThrownBy(
            () -> new MqttTarget(filter(), URI.create("mqtt://192.0.2.1"), "u", "p", "home"))
        .hasMessageContaining("mqtts");
  }

  private MqttTarget target() {
    return new MqttTarget(filter(), URI.create("mqtt://127.0.0.1:" + port), "", "", "home");
  }

  private static AlertFilter filter() {
    return new AlertFilter("home", AlertSeverity.ALERT_SEVERITY_INFO, Set.of());
  }
}
