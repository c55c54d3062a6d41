package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.system.ListeningSockets;
import io.followspot.checks.system.Lives;
import io.followspot.cli.local.Installation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that talks TLS and asks for name and password: every process of ours comes in by a file
 * that it is told of, and the password stands nowhere else.
 */
class SecuredClusterIT {
  private static final String CAMERA = "vault";

  /** A busy machine may not manage to shake hands within the five seconds that a person waits. */
  private static final int ATTEMPTS = 8;

  @TempDir static Path keys;

  private static Credentials credentials;
  private static Cluster cluster;
  private static KafkaConnection kafka;

  @BeforeAll
  static void start() throws Exception {
    credentials = Credentials.in(keys);
    cluster =
        Cluster.start(
            2,
            Map.of(
                Setting.BROKER_PROPERTIES,
                credentials.broker().toString(),
                Setting.KAFKA_PROPERTIES,
                credentials.client().toString()));
    kafka =
        new KafkaConnection(
            cluster.bootstrapServers(), KafkaConnection.propertiesIn(credentials.client()));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void sceneThroughTls_isFollowed_andThePasswordStaysWhereItIs() throws Exception {
    followspot("camera", "add", CAMERA);
    followspot("publish", "--camera=" + CAMERA, "sim:lobby?seed=3&seconds=12");
    Lives lives = Lives.onceOver(kafka, CAMERA);
    assertThat(lives.tracks()).isNotEmpty();
    // Flink says what it can not reach.
    cluster.kill("functions");
    String savepoint = cluster.run("savepoint").strip();

    assertThat(savepoint).contains("savepoint-");
    assertThat(kafka.toString()).doesNotContain(Credentials.PASSWORD);
    assertThat(filesWith(Credentials.PASSWORD)).isEmpty();
    assertThat(commandLinesWith(Credentials.PASSWORD)).isEmpty();
    assertThat(flinksAnswers()).doesNotContain(Credentials.PASSWORD);
  }

  @Test
  void strangers_areLeftOutside() {
    KafkaConnection stranger =
        new KafkaConnection(
            cluster.bootstrapServers(), KafkaConnection.propertiesIn(credentials.stranger()));
    KafkaConnection unnamed = new KafkaConnection(cluster.bootstrapServers(), Map.of());
    assertThat(refusal(stranger)).contains("Authentication failed");
    assertThatThrownBy(unnamed::check).hasStackTraceContaining("Kafka");
  }

  /** What the broker says; a machine that is too busy to say anything is asked again. */
  private static String refusal(KafkaConnection connection) {
    String said = "";
    for (int i = 0; i < ATTEMPTS && !said.contains("Authentication"); i++) {
      said = Throwables.getStackTrace(catchThrowable(connection::check));
    }
    return said;
  }

  @Test
  void functions_answerNobodyWhoDoesNotKnowTheSecret() throws Exception {
    URI functions = URI.create("http://" + cluster.get(Setting.FUNCTIONS_LISTEN) + "/");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(functions)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[0]))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void everyListener_isOnLoopback() throws Exception {
    assumeTrue(ListeningSockets.canBeTold(), "skipped: no /proc/net/tcp on this machine");
    for (String name : cluster.processes()) {
      assertThat(ListeningSockets.of(cluster.processOf(name).pid()))
          .as("listeners of " + name)
          .allSatisfy(l -> assertThat(l.getAddress().isLoopbackAddress()).isTrue());
    }
  }

  private static void followspot(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-server=" + cluster.bootstrapServers());
    ProcessBuilder command =
        new ProcessBuilder(
            Installation.find().command("cli", "io.followspot.cli.FollowspotMain", all));
    command.environment().put(Setting.KAFKA_PROPERTIES.variable(), credentials.client().toString());
    String said = "no Kafka broker answers";
    for (int i = 0; i < ATTEMPTS && said.contains("no Kafka broker answers"); i++) {
      Process process = command.redirectErrorStream(true).start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      assertThat(said).doesNotContain(Credentials.PASSWORD);
    }
    assertThat(said).doesNotContain("followspot:");
  }

  /** All that the cluster has written: logs, the rendered module, checkpoints, the job itself. */
  private static List<Path> filesWith(String secret) throws IOException {
    List<Path> found = new ArrayList<>();
    int looked = 0;
    try (Stream<Path> files = Files.walk(cluster.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          looked++;
          if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
            found.add(file);
          }
        } catch (IOException e) {
          // A checkpoint that was just replaced.
        }
      }
    }
    assertThat(looked).isGreaterThan(20);
    return found;
  }

  private static List<String> commandLinesWith(String secret) {
    return ProcessHandle.allProcesses()
        .flatMap(p -> p.info().arguments().stream().flatMap(Arrays::stream))
        .filter(argument -> argument.contains(secret))
        .toList();
  }

  private static String flinksAnswers() throws IOException, InterruptedException {
    StringBuilder said = new StringBuilder();
    HttpClient client = HttpClient.newHttpClient();
    String web = "http://" + cluster.get(Setting.FLINK_LISTEN);
    String job = "/jobs/666f6c6c6f7773706f74000000000001";
    for (String path :
        List.of("/jobmanager/config", "/jobmanager/environment", job, job + "/config")) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(web + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      said.append(answer.body());
    }
    assertThat(said).contains("666f6c6c6f7773706f74000000000001");
    return said.toString();
  }
}
