package io.followspot.cli.cluster;

import io.followspot.launcher.ClusterControl;
import io.followspot.launcher.ClusterSize;
import io.followspot.launcher.LocalCluster;
import io.followspot.launcher.Shutdown;
import io.followspot.terminal.Endpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the system with Flink as separate processes. */
@Command(
    name = "cluster",
    description = {
      "Runs everything on this machine, with Flink's JobManager and TaskManagers apart.",
      "Settings are environment variables. With FOLLOWSPOT_BOOTSTRAP_SERVERS set, that Kafka is used"
          + " and no broker is started."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class ClusterCommand {
  private static final int MOST_SLOTS = 999;

  @Spec private CommandSpec spec;

  @Command(
      name = "start",
      description = "Starts all processes, each of which is restarted when it ends.",
      mixinStandardHelpOptions = true)
  int start(
      @Option(
              names = "--available",
              description = {
                "Starts so many processes that any one of them may fail: three brokers, three"
                    + " ZooKeeper servers, two JobManagers, three TaskManagers, three processes of"
                    + " functions, two gateways."
              })
          boolean isAvailable)
      throws IOException, InterruptedException {
    control()
        .start(
            isAvailable
                ? List.of("cluster", "supervise", "--available")
                : List.of("cluster", "supervise"));
    return 0;
  }

  @Command(
      name = "status",
      description = "Shows which processes run.",
      mixinStandardHelpOptions = true)
  int status() {
    control().status();
    return 0;
  }

  @Command(name = "stop", description = "Stops all processes.", mixinStandardHelpOptions = true)
  int stop() throws InterruptedException {
    control().stop();
    return 0;
  }

  @Command(
      name = "savepoint",
      description = "Puts all state of the job into a directory, and prints its name.",
      mixinStandardHelpOptions = true)
  int savepoint() throws IOException, InterruptedException {
    return control().savepoint();
  }

  @Command(
      name = "rescale",
      description = "Continues from a savepoint with another number of function slots.",
      mixinStandardHelpOptions = true)
  int rescale(@Parameters(paramLabel = "N", description = "How many function slots.") int slots)
      throws IOException, InterruptedException {
    if (slots < 1 || slots > MOST_SLOTS) {
      throw new ParameterException(
          spec.commandLine(), "function slots must be from 1 to " + MOST_SLOTS + ", not " + slots);
    }
    control().rescale(slots);
    return 0;
  }

  @Command(
      name = "supervise",
      hidden = true,
      description = "Keeps the processes running, until it receives SIGTERM.",
      mixinStandardHelpOptions = true)
  int supervise(@Option(names = "--available") boolean isAvailable) throws InterruptedException {
    ClusterSize size = isAvailable ? ClusterSize.AVAILABLE : ClusterSize.SMALL;
    try (Shutdown shutdown = Shutdown.onSignal()) {
      try (LocalCluster cluster =
          LocalCluster.start(Endpoints.defaultHome(), size, System.getenv(), this::say)) {
        shutdown.interruptNoMore();
        say(ClusterControl.READY);
        shutdown.await();
      }
    }
    return 0;
  }

  private ClusterControl control() {
    return new ClusterControl(Endpoints.defaultHome(), this::say);
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
