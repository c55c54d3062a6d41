package io.followspot.cli.local;

import io.followspot.launcher.LocalSystem;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.terminal.Endpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that runs a local system. */
public final class LocalOptions {
  /** What names other processes than those that a local system starts. */
  private static final List<Setting> FOREIGN =
      List.of(
          Setting.BOOTSTRAP_SERVERS,
          Setting.KAFKA_PROPERTIES,
          Setting.FUNCTIONS_LISTEN,
          Setting.FUNCTIONS_URL,
          Setting.FUNCTIONS_SECRET,
          Setting.MODULE);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The directory of all data (default: ${DEFAULT-VALUE}).")
  private Path home = Endpoints.defaultHome();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Where the gateway listens; 0 chooses a free port (default: FOLLOWSPOT_GATEWAY_LISTEN,"
              + " else 127.0.0.1:8080).")
  private @Nullable Integer port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description =
          "Where Kafka listens; 0 chooses a free port (default: FOLLOWSPOT_BROKER_LISTEN, else"
              + " 127.0.0.1:9092).")
  private @Nullable Integer kafkaPort;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      description =
          "Where Flink's own page listens (default: FOLLOWSPOT_FLINK_LISTEN, else a free port).")
  private @Nullable Integer flinkPort;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many function slots Flink gets (default: FOLLOWSPOT_PARALLELISM, else 1).")
  private @Nullable Integer parallelism;

  private final Map<String, String> environment;

  /** Reads the defaults from this process's environment. */
  public LocalOptions() {
    this(System.getenv());
  }

  LocalOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  public Path home() {
    return home.toAbsolutePath().normalize();
  }

  /**
   * What was chosen, by option or by environment.
   *
   * @throws ParameterException if a port is invalid, or a variable is set that a system of its own
   *     parts cannot follow
   */
  public LocalSystem.Options toOptions() {
    refuseForeign();
    return new LocalSystem.Options(
        home(),
        address(Setting.BROKER_LISTEN, kafkaPort),
        address(Setting.GATEWAY_LISTEN, port),
        address(Setting.FLINK_LISTEN, flinkPort),
        parallelism(),
        Map.of());
  }

  private void refuseForeign() {
    for (Setting setting : FOREIGN) {
      if (!setting.read(environment).equals(setting.defaultValue())) {
        throw invalid(
            setting.variable()
                + " is set, but "
                + spec.root().name()
                + " "
                + spec.name()
                + " starts its own "
                + (setting == Setting.MODULE ? "module" : "Kafka broker and functions")
                + ": unset it");
      }
    }
  }

  private HostPort address(Setting setting, @Nullable Integer chosen) {
    String set = setting.read(environment);
    try {
      HostPort address = HostPort.parse(set);
      return chosen == null ? address : new HostPort(address.host(), chosen);
    } catch (IllegalArgumentException e) {
      throw invalid(
          chosen == null
              ? setting.variable() + " is not valid: " + e.getMessage()
              : "invalid port: " + chosen);
    }
  }

  private int parallelism() {
    String set = Setting.PARALLELISM.read(environment);
    try {
      int slots = parallelism == null ? Integer.parseInt(set) : parallelism;
      if (slots >= 1) {
        return slots;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalid(
        parallelism == null
            ? Setting.PARALLELISM.variable() + " must be a whole number of at least 1, not " + set
            : "--parallelism must be at least 1");
  }

  private ParameterException invalid(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
