package io.followspot.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.Installation;
import io.followspot.launcher.ProcessRole;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An engine that could not keep its guarantees does not start, and reports why in one line. */
@ExtendWith(RunningSystem.class)
class EngineStartIT {
  @TempDir Path home;

  @Test
  void transactionLongerThanTheBrokerAllows_isRefused(KafkaConnection kafka) throws Exception {
    assertThat(start(kafka, Setting.TRANSACTION_TIMEOUT_MS, "4000000000"))
        .contains("FOLLOWSPOT_TRANSACTION_TIMEOUT_MS=4000000000 is more than Kafka at")
        .contains("use at most 1728000000");
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

  /** Starts an engine that ends at once, and returns its output. */
  private String start(KafkaConnection kafka, Setting setting, String value)
      throws IOException, InterruptedException {
    Installation installation = Installation.find();
    ProcessBuilder engine = new ProcessBuilder(installation.command(ProcessRole.ENGINE, List.of()));
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
