package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {
  @Test
  void ensure_nobodyListens_saysWhatToDoWithinSeconds() throws IOException {
    KafkaConnection nobody = new KafkaConnection("127.0.0.1:" + closedPort(), Map.of());
    long beganAt = System.nanoTime();

    assertThatThrownBy(() -> TopicSetup.ensure(nobody))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessage(
            "no Kafka broker answers at "
                + nobody.bootstrapServers()
                + ": start one with ./followspot up or name another with --bootstrap-server");
    assertThat(Duration.ofNanos(System.nanoTime() - beganAt)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void check_nameThatDoesNotResolve_saysWhatToDo() {
    assertThatThrownBy(() -> new KafkaConnection("nowhere.invalid:9092", Map.of()).check())
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("nowhere.invalid:9092");
  }

  @Test
  void propertiesIn_aFile_arePassedButNotShown(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("client.properties");
    Files.writeString(file, "security.protocol=SASL_SSL\nsasl.jaas.config=secret words\n");

    KafkaConnection connection = new KafkaConnection("b:1", KafkaConnection.propertiesIn(file));

    assertThat(connection.properties()).containsEntry("sasl.jaas.config", "secret words");
    assertThat(connection.toString()).contains("b:1").doesNotContain("secret");
  }

  @Test
  void propertiesIn_noSuchFile_namesItAndTheVariable() {
    assertThatThrownBy(() -> KafkaConnection.propertiesIn(Path.of("no-such.properties")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FOLLOWSPOT_KAFKA_PROPERTIES")
        .hasMessageContaining("no-such.properties");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
