package io.followspot.launcher;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The settings of a cluster's processes: those of this process's environment, and defaults of its
 * own. With {@link Setting#BOOTSTRAP_SERVERS} set, that Kafka is used and no broker is started.
 *
 * <p>Of several processes of one role, each listens ten ports above the one before it.
 */
final class ClusterSettings {
  static final int PORTS_APART = 10;
  private static final String FIRST_ZOOKEEPER = "127.0.0.1:2181";

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> environment;
  private final Path home;
  private final ClusterSize size;
  private final boolean startsBrokers;

  /** Reads the environment of this process. */
  ClusterSettings(Installation installation, Path home, ClusterSize size) {
    this(installation, home, size, System.getenv());
  }

  ClusterSettings(
      Installation installation, Path home, ClusterSize size, Map<String, String> environment) {
    this.environment = environment;
    this.home = home;
    this.size = size;
    for (Setting setting : Setting.values()) {
      String set = setOr(setting, "");
      if (!set.isEmpty()) {
        put(setting, set);
      }
    }
    this.startsBrokers = setOr(Setting.BOOTSTRAP_SERVERS, "").isEmpty();
    put(Setting.HOME, home.toString());
    put(Setting.MODULE, setOr(Setting.MODULE, installation.moduleYaml().toString()));
    put(Setting.PARALLELISM, setOr(Setting.PARALLELISM, "2"));
    // One TaskManager alone can carry the job while the other is away.
    put(Setting.SLOTS, setOr(Setting.SLOTS, "2"));
    put(Setting.FLINK_LISTEN, setOr(Setting.FLINK_LISTEN, "127.0.0.1:8081"));
    int brokers = size.count(ProcessRole.BROKER);
    if (startsBrokers) {
      String first = Setting.BROKER_LISTEN.read(environment);
      put(Setting.BROKER_LISTEN, first);
      put(Setting.BOOTSTRAP_SERVERS, all(Setting.BROKER_LISTEN, first, brokers));
      if (brokers > 1) {
        put(Setting.BROKER_PEERS, all(Setting.BROKER_LISTEN, first, brokers));
      }
    }
    int zooKeepers = size.count(ProcessRole.ZOOKEEPER);
    if (zooKeepers > 0) {
      String first = setOr(Setting.ZOOKEEPER, FIRST_ZOOKEEPER);
      put(Setting.ZOOKEEPER, all(Setting.ZOOKEEPER, first, zooKeepers));
    }
  }

  /** The Kafka brokers. */
  String bootstrapServers() {
    return variables.getOrDefault(
        Setting.BOOTSTRAP_SERVERS.variable(), Setting.BOOTSTRAP_SERVERS.read(environment));
  }

  /** The processes, in the order in which they are started. */
  List<ClusterProcess> processes() {
    return size.processes(startsBrokers);
  }

  List<String> names() {
    return processes().stream().map(ClusterProcess::name).toList();
  }

  /** Flink and the functions share a secret: the functions trust the state that they are given. */
  void shareSecret() {
    if (setOr(Setting.FUNCTIONS_URL, "").isEmpty()) {
      String secret = FunctionsSecret.create();
      String first = Setting.FUNCTIONS_LISTEN.read(environment);
      put(Setting.FUNCTIONS_SECRET, secret);
      put(
          Setting.FUNCTIONS_URL,
          IntStream.range(0, size.count(ProcessRole.FUNCTIONS))
              .mapToObj(i -> "http://" + later(Setting.FUNCTIONS_LISTEN, first, i) + "/" + secret)
              .collect(Collectors.joining(",")));
    }
  }

  /** The function slots that were asked for. */
  String parallelism() {
    return variables.getOrDefault(Setting.PARALLELISM.variable(), "");
  }

  /** The environment variables of a process. */
  Map<String, String> variables(ClusterProcess process) {
    Map<String, String> own = new HashMap<>(variables);
    int before = process.number() - 1;
    switch (process.role()) {
      case BROKER -> {
        listenLater(own, before, Setting.BROKER_LISTEN);
        own.put(Setting.BROKER_NUMBER.variable(), Integer.toString(process.number()));
      }
      case ZOOKEEPER ->
          own.put(Setting.ZOOKEEPER_NUMBER.variable(), Integer.toString(process.number()));
      case FUNCTIONS ->
          listenLater(own, before, Setting.FUNCTIONS_LISTEN, Setting.FUNCTIONS_METRICS_LISTEN);
      case GATEWAY -> {
        listenLater(own, before, Setting.GATEWAY_LISTEN, Setting.GATEWAY_METRICS_LISTEN);
        if (before > 0) {
          // An embedded history store is of one process; a shared one is set by its URL.
          own.put(Setting.HOME.variable(), home.resolve(process.name()).toString());
          own.put(
              Setting.TOKENS.variable(), setOr(Setting.TOKENS, home.resolve("tokens").toString()));
        }
      }
      case JOBMANAGER -> {
        listenLater(
            own,
            before,
            Setting.FLINK_LISTEN,
            Setting.FLINK_JOBMANAGER,
            Setting.ENGINE_METRICS_LISTEN);
        own.put(Setting.FLINK_NAME.variable(), process.name());
      }
      case TASKMANAGER -> {
        own.put(Setting.FLINK_NAME.variable(), process.name());
        // After that of the JobManager, one after the other.
        String metrics = Setting.ENGINE_METRICS_LISTEN.read(environment);
        if (!metrics.isEmpty()) {
          own.put(
              Setting.ENGINE_METRICS_LISTEN.variable(),
              after(Setting.ENGINE_METRICS_LISTEN, metrics, process.number()));
        }
      }
      default -> throw new IllegalArgumentException(process.name());
    }
    return own;
  }

  private void listenLater(Map<String, String> own, int number, Setting... settings) {
    for (Setting setting : settings) {
      String first = variables.getOrDefault(setting.variable(), setting.read(environment));
      if (number > 0 && !first.isEmpty()) {
        own.put(setting.variable(), later(setting, first, number));
      }
    }
  }

  private static String all(Setting setting, String first, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> later(setting, first, i))
        .collect(Collectors.joining(","));
  }

  private static String later(Setting setting, String first, int number) {
    return after(setting, first, number * PORTS_APART);
  }

  /** An address with a port further up; port 0, any free one, stays. */
  private static String after(Setting setting, String address, int ports) {
    try {
      HostPort first = HostPort.parse(address);
      return new HostPort(first.host(), first.port() == 0 ? 0 : first.port() + ports).toString();
    } catch (IllegalArgumentException e) {
      throw new CliException(setting.variable() + ": " + e.getMessage());
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
