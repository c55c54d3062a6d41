package io.followspot.cli.local;

import io.followspot.process.HostPort;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that runs a local system. */
public final class LocalOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The directory of all data (default: ${DEFAULT-VALUE}).")
  private Path home = HomeDirectory.byDefault();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Where the gateway listens on 127.0.0.1; 0 chooses a free port (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Where Kafka listens on 127.0.0.1; 0 chooses a free port (default: 9092).")
  private int kafkaPort = 9092;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      description = "Where Flink's own page listens on 127.0.0.1 (default: a free port).")
  private int flinkPort;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "How many function slots Flink gets (default: 1).")
  private int parallelism = 1;

  public Path home() {
    return home.toAbsolutePath().normalize();
  }

  public LocalSystem.Options toOptions() {
    if (parallelism < 1) {
      throw new ParameterException(spec.commandLine(), "--parallelism must be at least 1");
    }
    return new LocalSystem.Options(
        home(), local(kafkaPort), local(port), local(flinkPort), parallelism, Map.of());
  }

  private HostPort local(int chosen) {
    try {
      return new HostPort("127.0.0.1", chosen);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "invalid port: " + chosen, e);
    }
  }
}
