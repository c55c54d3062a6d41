package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.system.ListeningSockets;
import io.followspot.checks.system.Lives;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.ClusterSize;
import io.followspot.launcher.FreePort;
import io.followspot.launcher.Installation;
import io.followspot.process.Setting;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker with TLS and passwords: every process authenticates with a file of properties, and the
 * password appears nowhere else.
 */
class SecuredClusterIT {
  private static final String CAMERA = "vault";
  private static final String FUNCTIONS_SECRET = "4f0e7c1d-functions-sesame-77";
  private static final String STORE_PASSWORD = "4f0e7c1d-history-sesame-77";
  private static final String TOKEN = "4f0e7c1d-token-sesame-77";

  /** A busy machine may need more than the default five seconds for a TLS handshake. */
  private static final int ATTEMPTS = 8;

  @TempDir static Path keys;

  private static Credentials credentials;
  private static Cluster cluster;
  private static KafkaConnection kafka;

  @BeforeAll
  static void start() throws Exception {
    credentials = Credentials.in(keys);
    cluster = Cluster.start(ClusterSize.SMALL, 2, settings());
    kafka =
        new KafkaConnection(
            cluster.bootstrapServers(), KafkaConnection.propertiesIn(credentials.client()));
  }

  private static Map<Setting, String> settings() throws IOException {
    String functions = "127.0.0.1:" + FreePort.on("127.0.0.1", 2);
    TokenLine line =
        new TokenLine(TokenLine.hashOf(TOKEN), "operator", Set.of(), "who looks for secrets");
    Path tokens = Files.writeString(keys.resolve("tokens"), line.text() + "\n");
    Path storePassword = Files.writeString(keys.resolve("store.password"), STORE_PASSWORD + "\n");
    return Map.ofEntries(
        Map.entry(Setting.BROKER_PROPERTIES, credentials.broker().toString()),
        Map.entry(Setting.KAFKA_PROPERTIES, credentials.client().toString()),
        Map.entry(Setting.FUNCTIONS_LISTEN, functions),
        Map.entry(Setting.FUNCTIONS_SECRET, FUNCTIONS_SECRET),
        Map.entry(Setting.FUNCTIONS_URL, "http://" + functions + "/" + FUNCTIONS_SECRET),
        Map.entry(Setting.GATEWAY_LISTEN, "127.0.0.1:" + FreePort.on("127.0.0.1", 2)),
        Map.entry(Setting.ACCESS, "tokens"),
        Map.entry(Setting.TOKENS, tokens.toString()),
        Map.entry(
            Setting.STORE_URL,
            "jdbc:h2:file:"
                + keys.resolve("history")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";DB_CLOSE_ON_EXIT=FALSE"),
        Map.entry(Setting.STORE_USER, "keeper"),
        Map.entry(Setting.STORE_PASSWORD_FILE, storePassword.toString()));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void sceneThroughTls_isFollowed_andSecretsStayWhereTheyAre() throws Exception {
    followspot("camera", "add", CAMERA);
    followspot("publish", "--camera=" + CAMERA, "sim:lobby?seed=3&seconds=12");
    Lives lives = Lives.onceOver(kafka, CAMERA);
    assertThat(lives.tracks()).isNotEmpty();
    // Flink reports an address that it cannot reach.
    cluster.kill("functions");
    String savepoint = cluster.run("savepoint").strip();
    assertThat(savepoint).contains("savepoint-");

    List<String> secrets =
        List.of(Credentials.PASSWORD, Credentials.STORE_PASSWORD, STORE_PASSWORD, TOKEN);
    List<String> words = new ArrayList<>(secrets);
    words.add(FUNCTIONS_SECRET);
    Map<String, SortedSet<String>> places = new Traces(cluster, kafka, TOKEN).of(words);
    for (String secret : secrets) {
      assertThat(places.get(secret)).as(secret).isEmpty();
      assertThat(kafka.toString()).doesNotContain(secret);
    }
    // The module, as it was rendered, names the functions' path.
    assertThat(places.get(FUNCTIONS_SECRET)).containsExactly("file run/module.yaml");
    assertThat(Files.getPosixFilePermissions(cluster.home().resolve("run/module.yaml")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void wordThatIsNoSecret_isFoundInEveryKindOfPlace() throws Exception {
    followspot("camera", "add", "known", "--name=sesame-that-everybody-may-know");

    String name = "sesame-that-everybody-may-know";
    String slots = "slotsNumber";
    String main = "io.followspot.engine.EngineMain";
    Map<String, SortedSet<String>> places =
        new Traces(cluster, kafka, TOKEN).of(List.of(name, slots, main));
    assertThat(places.get(name))
        .contains("topic followspot.cameras", "gateway /v1/cameras")
        .anyMatch(place -> place.startsWith("file kafka/"));
    assertThat(places.get(slots))
        .contains("flink /taskmanagers")
        .anyMatch(place -> place.startsWith("flink /taskmanagers/"));
    assertThat(places.get(main)).anyMatch(place -> place.startsWith("command line of "));
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

  /** The broker's answer; repeated while a busy machine does not answer. */
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
    ProcessBuilder command = new ProcessBuilder(Installation.find().commandLine(all));
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
}
