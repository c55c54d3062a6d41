package io.followspot.engine;

import io.followspot.engine.http.FunctionUrls;
import io.followspot.engine.http.HttpTransportModule;
import io.followspot.engine.zookeeper.Ensemble;
import io.followspot.engine.zookeeper.ZooKeeperServer;
import io.followspot.process.CannotStartException;
import io.followspot.process.ClockGuard;
import io.followspot.process.ParentProcess;
import io.followspot.process.Setting;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the functions on Flink: {@code embedded} in this process, or as one {@code jobmanager} and
 * any number of {@code taskmanager}s. JobManager and TaskManagers share {@link Setting#HOME}. With
 * {@link Setting#ZOOKEEPER} or {@link Setting#KUBERNETES_LEASE} there may be several JobManagers,
 * one of which leads; {@code zookeeper} runs a server of the former. {@code savepoint} triggers a
 * savepoint of a running JobManager, and {@code suspend} one with which the job ends.
 */
public final class EngineMain {
  private static final String ROLES =
      "embedded, jobmanager, taskmanager, zookeeper, savepoint or suspend";

  private EngineMain() {}

  /**
   * Runs until it receives SIGTERM, or has completed the command.
   *
   * @param args one of the words above
   */
  public static void main(String[] args) throws Exception {
    ParentProcess.exitWithParent();
    StopDeadline.set();
    ClockGuard.exitWhenSetBack("engine");
    String role = args.length == 1 ? args[0] : "";
    try {
      switch (role) {
        case "embedded" -> {
          EngineHome home = EngineHome.lock(role);
          EmbeddedEngine.run(home, module(home));
        }
        case "jobmanager" -> {
          // One of several has a name of its own.
          boolean oneOfSeveral = FlinkSettings.isOneOfSeveral();
          EngineHome home = EngineHome.lock(oneOfSeveral ? Setting.FLINK_NAME.read() : role);
          JobManager.run(home, module(home));
        }
        case "zookeeper" -> zooKeeper().run();
        case "taskmanager" -> TaskManager.run(EngineHome.lock(Setting.FLINK_NAME.read()));
        case "savepoint", "suspend" -> {
          System.out.println(Savepoint.trigger(EngineHome.here(), role.equals("suspend")));
          System.exit(0);
        }
        default -> throw new CannotStartException("missing argument: " + ROLES);
      }
      System.exit(1);
    } catch (CannotStartException e) {
      System.err.println("engine: " + e.getMessage());
      System.exit(CannotStartException.EXIT_CODE);
    }
  }

  private static ZooKeeperServer zooKeeper() {
    String servers = Setting.ZOOKEEPER.read();
    if (servers.isEmpty()) {
      throw new CannotStartException(
          Setting.ZOOKEEPER.variable() + " must name this server, as HOST:PORT");
    }
    int number = FlinkSettings.number(Setting.ZOOKEEPER_NUMBER);
    return new ZooKeeperServer(
        Ensemble.parse(servers),
        number,
        Path.of(Setting.HOME.read()).toAbsolutePath().resolve("zookeeper-" + number));
  }

  /** Renders the module as soon as Kafka is available, and writes a copy for inspection. */
  private static String module(EngineHome home) throws InterruptedException, IOException {
    if (Setting.FUNCTIONS_TRANSPORT.read().equals(HttpTransportModule.NAME)) {
      // Otherwise a TaskManager would find out, again and again.
      FunctionUrls.parse(Setting.FUNCTIONS_URL.read());
    }
    Map<String, String> values = new HashMap<>();
    for (Setting setting : Setting.values()) {
      values.put(setting.variable(), setting.read());
    }
    ClientProperties properties = ClientProperties.in(Setting.KAFKA_PROPERTIES.read());
    try (KafkaCheck kafka = new KafkaCheck(Setting.BOOTSTRAP_SERVERS.read(), properties)) {
      kafka.awaitTopics(Topics.ALL);
      long timeoutMs = kafka.transactionTimeoutMs(Setting.TRANSACTION_TIMEOUT_MS.read());
      values.put(Setting.TRANSACTION_TIMEOUT_MS.variable(), Long.toString(timeoutMs));
    }
    String module =
        KafkaComponents.withProperties(
            ModuleFile.read(Path.of(Setting.MODULE.read()), values), properties.references());
    home.writePrivately("module.yaml", module);
    return module;
  }
}
