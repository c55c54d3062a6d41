package io.followspot.checks.system;

import io.followspot.kafka.BrokerWait;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicSetup;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.FreePort;
import io.followspot.launcher.Installation;
import io.followspot.launcher.ProcessRole;
import io.followspot.process.DirectoryTree;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Kafka broker with all topics and nothing else, for tests that must not disturb others. */
public final class LoneBroker implements AutoCloseable {
  private final Path home = Files.createTempDirectory("followspot-broker");
  private final Process process;
  private final KafkaConnection kafka;

  /** Starts it and waits until it answers. */
  public LoneBroker() throws IOException, InterruptedException {
    this(Map.of(), Map.of());
  }

  /**
   * Starts it with settings.
   *
   * @param settings of its process
   * @param client the properties of the client that creates the topics
   */
  public LoneBroker(Map<Setting, String> settings, Map<String, String> client)
      throws IOException, InterruptedException {
    ProcessBuilder broker =
        new ProcessBuilder(Installation.find().command(ProcessRole.BROKER, List.of()));
    broker.environment().put(Setting.HOME.variable(), home.toString());
    broker
        .environment()
        .put(Setting.BROKER_LISTEN.variable(), "127.0.0.1:" + FreePort.on("127.0.0.1", 2));
    broker.environment().put(Setting.EXIT_WITH_PARENT.variable(), "true");
    settings.forEach((name, value) -> broker.environment().put(name.variable(), value));
    process = broker.redirectErrorStream(true).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = out.readLine();
    while (line != null && !ParentProcess.isReady(line)) {
      said.append(line).append('\n');
      line = out.readLine();
    }
    if (line == null) {
      throw new AssertionError("the broker ended before it was ready: " + said);
    }
    kafka = new KafkaConnection(ParentProcess.addressIn(line), client);
    BrokerWait.call(Duration.ofMinutes(1), () -> TopicSetup.ensure(kafka));
  }

  public KafkaConnection kafka() {
    return kafka;
  }

  /** Suspends it: it neither answers nor closes connections. */
  public void freeze() throws InterruptedException {
    if (!Signals.freeze(process.pid())) {
      throw new AssertionError("the broker is gone");
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    DirectoryTree.delete(home);
  }
}
