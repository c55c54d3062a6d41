package io.followspot.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Directories;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.local.Installation;
import io.followspot.cli.local.LocalSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.process.Setting;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.TrackEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An engine that would not keep its promises does not start, and says in one line why. */
@ExtendWith(RunningSystem.class)
class EngineStartIT {
  @TempDir Path home;

  @Test
  void transactionLongerThanTheBrokerAllows_isRefused(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.TRANSACTION_TIMEOUT_MS, "4000000000"))
        .contains("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS=4000000000 is more than Kafka allows")
        .contains("use at most 1728000000");
  }

  @Test
  void transactionShorterThanACheckpoint_isRefused(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.TRANSACTION_TIMEOUT_MS, "1")).contains("use at least 61000");
  }

  @Test
  void transactionTimeoutThatIsNoNumber_isRefused(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.TRANSACTION_TIMEOUT_MS, "soon"))
        .contains("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS=soon is neither a number nor auto");
  }

  @Test
  void absentClientProperties_areNamed(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.KAFKA_PROPERTIES, "/absent/client.properties"))
        .contains("FOLLOWSPOT_KAFKA_PROPERTIES names /absent/client.properties");
  }

  @Test
  void kafkaThatWasUsed_withNothingToGoOnFrom_isRefused(KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "known");

    assertThat(start(kafka, Setting.START, "restore"))
        .contains("an engine has worked on this Kafka before")
        .contains("FOLLOWSPOT_START=afresh");
  }

  @Test
  void wayToStart_thatThereIsNot_isRefused(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.START, "anyhow"))
        .contains("FOLLOWSPOT_START=anyhow is neither restore nor afresh");
  }

  @Test
  void checkpointsLost_andBegunAfresh_repeatsNoId() throws Exception {
    LocalSystem.Options options = LocalSystem.Options.anywhere(home);
    List<String> before = idsOfAFilm(options);
    Directories.deleteRecursively(home.resolve("checkpoints"));

    List<String> all = idsOfAFilm(options.with(Map.of(Setting.START, "afresh")));

    assertThat(all).containsAll(before).hasSizeGreaterThan(before.size()).doesNotHaveDuplicates();
    assertThat(all).anyMatch(id -> id.startsWith("porch.2.")).contains("porch.1000000001");
    // The number outlives the next start, which finds a checkpoint.
    assertThat(Files.readString(home.resolve("checkpoints/first-epoch"))).isEqualTo("2");
  }

  /** Films with a system of its own, and returns the ids of all events that were ever told. */
  private static List<String> idsOfAFilm(LocalSystem.Options options) throws Exception {
    try (LocalSystem system = LocalSystem.start(options, line -> {})) {
      KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
      int streams = Lives.now(kafka, "porch").camera().isEmpty() ? 1 : 2;
      Filming.register(kafka, "porch");
      Filming.film(kafka, "porch", "sim:lobby?seed=3&seconds=8");
      Lives lives = Lives.onceOver(kafka, "porch", streams);
      return Stream.concat(
              lives.camera().stream().map(CameraEvent::getEventId),
              lives.tracks().values().stream().flatMap(List::stream).map(TrackEvent::getEventId))
          .toList();
    }
  }

  /** Starts an engine that ends at once, and returns what it says. */
  private String start(KafkaConnection kafka, Setting setting, String value)
      throws IOException, InterruptedException {
    Installation installation = Installation.find();
    ProcessBuilder engine =
        new ProcessBuilder(
            installation.command("engine", "io.followspot.engine.EngineMain", List.of("embedded")));
    Map<String, String> environment = engine.environment();
    environment.put(Setting.HOME.variable(), home.toString());
    environment.put(Setting.MODULE.variable(), installation.moduleYaml().toString());
    environment.put(Setting.BOOTSTRAP_SERVERS.variable(), kafka.bootstrapServers());
    environment.put(setting.variable(), value);
    Process process = engine.redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(said).isEqualTo(2);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
