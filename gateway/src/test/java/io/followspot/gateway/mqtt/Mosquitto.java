package io.followspot.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real MQTT broker for tests; they are skipped where Mosquitto is not installed. */
public final class Mosquitto implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  private final Path program;
  private final Path directory;
  private final int port;
  private Process process;

  /** Starts it on a free port, with its files in a directory. */
  public Mosquitto(Path directory) throws IOException {
    Optional<Path> found = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    Assumptions.assumeTrue(found.isPresent(), "Mosquitto is not installed");
    program = found.get();
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        directory.resolve("mosquitto.conf"),
        "listener %d 127.0.0.1%nallow_anonymous true%n".formatted(port));
    start();
  }

  /** Starts it again on the same port, without what it had retained. */
  public void start() throws IOException {
    process =
        new ProcessBuilder(program.toString(), "-c", directory.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    Awaitility.await("the MQTT broker")
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

  /** Its address. */
  public URI url() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** A client of it, connected. */
  public Mqtt3BlockingClient client(String identifier) {
    Mqtt3BlockingClient client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(identifier)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.connect();
    return client;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }
}
