package io.followspot.launcher;

import java.util.List;

/** What a process of Followspot can be, and how it is started: its module and its main class. */
public enum ProcessRole {
  /** The embedded Kafka broker. */
  BROKER("broker", "io.followspot.broker.BrokerMain"),
  /** The functions, which Flink calls by HTTP. */
  FUNCTIONS("functions", "io.followspot.functions.FunctionsMain"),
  /** All of Flink in one process. */
  ENGINE("engine", Main.ENGINE, "embedded"),
  /** Flink's JobManager. */
  JOBMANAGER("engine", Main.ENGINE, "jobmanager"),
  /** One of Flink's TaskManagers. */
  TASKMANAGER("engine", Main.ENGINE, "taskmanager"),
  /** One of the servers by which several JobManagers agree which of them leads. */
  ZOOKEEPER(
      "engine",
      Main.ENGINE,
      List.of("-Xms32m", "-Xmx128m", "-XX:-UseParallelGC", "-XX:+UseSerialGC"),
      "zookeeper"),
  /** HTTP API, live stream and web page. */
  GATEWAY("gateway", "io.followspot.gateway.GatewayMain"),
  /** Asks a JobManager for a savepoint, and ends. */
  SAVEPOINT("engine", Main.ENGINE, "savepoint"),
  /** Asks a JobManager for a savepoint with which its job ends, and ends. */
  SUSPEND("engine", Main.ENGINE, "suspend"),
  /** A command of the command line. */
  COMMAND_LINE("cli", "io.followspot.cli.FollowspotMain");

  private final String module;
  private final String mainClass;
  private final List<String> jvmOptions;
  private final String[] arguments;

  ProcessRole(String module, String mainClass, String... arguments) {
    this(module, mainClass, List.of(), arguments);
  }

  ProcessRole(String module, String mainClass, List<String> jvmOptions, String... arguments) {
    this.module = module;
    this.mainClass = mainClass;
    this.jvmOptions = jvmOptions;
    this.arguments = arguments;
  }

  /** The folder of its module. */
  public String module() {
    return module;
  }

  /** The class with its method {@code main}. */
  public String mainClass() {
    return mainClass;
  }

  /** Its JVM options beside those of its module. */
  List<String> jvmOptions() {
    return jvmOptions;
  }

  /** What its main class is told first. */
  List<String> arguments() {
    return List.of(arguments);
  }

  /** Whether it runs until it is stopped. */
  public boolean isService() {
    return this != SAVEPOINT && this != SUSPEND && this != COMMAND_LINE;
  }

  private static final class Main {
    static final String ENGINE = "io.followspot.engine.EngineMain";

    private Main() {}
  }
}
