package io.followspot.launcher;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a cluster's processes: those of this process's environment, and defaults of its
 * own. With {@link Setting#BOOTSTRAP_SERVERS} set, that Kafka is used and no broker is started.
 */
final class ClusterSettings {
  private static final int TASK_MANAGERS = 2;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> environment;
  private final boolean startsBroker;

  /** Reads the environment of this process. */
  ClusterSettings(Installation installation, Path home) {
    this(installation, home, System.getenv());
  }

  ClusterSettings(Installation installation, Path home, Map<String, String> environment) {
    this.environment = environment;
    this.startsBroker = setOr(Setting.BOOTSTRAP_SERVERS, "").isEmpty();
    put(Setting.HOME, home.toString());
    put(Setting.MODULE, setOr(Setting.MODULE, installation.moduleYaml().toString()));
    put(Setting.PARALLELISM, setOr(Setting.PARALLELISM, "2"));
    // One TaskManager alone can carry the job while the other is away.
    put(Setting.SLOTS, setOr(Setting.SLOTS, "2"));
    put(Setting.FLINK_LISTEN, setOr(Setting.FLINK_LISTEN, "127.0.0.1:8081"));
    if (startsBroker) {
      put(Setting.BROKER_LISTEN, Setting.BROKER_LISTEN.read(environment));
      put(Setting.BOOTSTRAP_SERVERS, Setting.BROKER_LISTEN.read(environment));
    }
  }

  /** The names of the processes. */
  static List<String> names(boolean withBroker) {
    List<String> names = new ArrayList<>(List.of("functions", "gateway", "jobmanager"));
    if (withBroker) {
      names.add(0, "broker");
    }
    for (int i = 1; i <= TASK_MANAGERS; i++) {
      names.add("taskmanager-" + i);
    }
    return names;
  }

  List<String> names() {
    return names(startsBroker);
  }

  /** Flink and the functions share a secret: the functions trust the state that they are given. */
  void shareSecret() {
    if (setOr(Setting.FUNCTIONS_URL, "").isEmpty()) {
      String secret = FunctionsSecret.create();
      put(Setting.FUNCTIONS_SECRET, secret);
      put(
          Setting.FUNCTIONS_URL,
          "http://" + Setting.FUNCTIONS_LISTEN.read(environment) + "/" + secret);
    }
  }

  /** The function slots that were asked for. */
  String parallelism() {
    return variables.getOrDefault(Setting.PARALLELISM.variable(), "");
  }

  /** The environment variables of the process of that name. */
  Map<String, String> variables(String name) {
    Map<String, String> own = new HashMap<>(variables);
    own.put(Setting.FLINK_NAME.variable(), name);
    // JobManager and TaskManagers listen for Prometheus at ports of their own, one after the other.
    String metrics = Setting.ENGINE_METRICS_LISTEN.read(environment);
    if (!metrics.isEmpty() && name.startsWith("taskmanager-")) {
      int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
      own.put(Setting.ENGINE_METRICS_LISTEN.variable(), after(metrics, number).toString());
    }
    return own;
  }

  private static HostPort after(String metrics, int number) {
    try {
      HostPort first = HostPort.parse(metrics);
      return new HostPort(first.host(), first.port() + number);
    } catch (IllegalArgumentException e) {
      throw new CliException(Setting.ENGINE_METRICS_LISTEN.variable() + ": " + e.getMessage());
    }
  }

  private String setOr(Setting setting, String otherDefault) {
    String set = environment.getOrDefault(setting.variable(), "").strip();
    return set.isEmpty() ? otherDefault : set;
  }

  private void put(Setting setting, String value) {
    variables.put(setting.variable(), value);
  }
}
