package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.DirectoryTree;
import io.followspot.process.Setting;
import io.followspot.protos.v1.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The engine is killed while it works off a backlog, so that its checkpoint refers to frames whose
 * pictures only it had: they are read from Kafka again, and nothing is lost.
 */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
class FramesInFlightIT {
  private static final int SECONDS = 120;
  private static final int FRAMES = SECONDS * 15;

  /** With a checkpoint each second, at least one while it works off the backlog. */
  private static final long WORKING_MS = 2_500;

  @Test
  void framesOfARestoredCheckpoint_areReadAgain() throws Exception {
    Path home = Files.createTempDirectory("followspot-in-flight");
    LocalSystem.Options options =
        LocalSystem.Options.anywhere(home)
            .withEmbeddedFunctions()
            .with(Map.of(Setting.LOG_LEVEL, "info"));
    try (LocalSystem system = LocalSystem.start(options, System.out::println)) {
      KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
      Filming.register(kafka, "backlog");
      long engine = system.process("engine").current().pid();
      Signals.freeze(engine);
      Filming.film(kafka, "backlog", "sim:lobby?seed=3&seconds=" + SECONDS);
      Signals.thaw(engine);
      Thread.sleep(WORKING_MS);
      system.process("engine").current().kill();

      Lives lives = Lives.onceOver(kafka, "backlog");
      Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
      // The end of the stream counts as well.
      assertThat(ledger.getReceived()).isEqualTo(FRAMES + 1);
      assertThat(ledger.getProcessed()).isEqualTo(FRAMES + 1);
      assertThat(Undisturbed.differences(kafka, "backlog")).isEmpty();
      assertThat(Files.readString(home.resolve("logs/engine.log")))
          .containsPattern("read [1-9][0-9]* of [1-9][0-9]* records again after a restart");
    } finally {
      DirectoryTree.delete(home);
    }
  }
}
