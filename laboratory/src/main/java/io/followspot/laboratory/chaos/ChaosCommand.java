package io.followspot.laboratory.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followspot.launcher.TemporaryHome;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills and freezes the parts of a running system, and checks that its events are unaffected. */
@Command(
    name = "chaos",
    description =
        "Kills and freezes broker, functions, Flink, gateway and publishers while cameras stream,"
            + " then processes the same frames undisturbed and compares all committed events byte"
            + " by byte. Runs a separate system in its own directory.",
    mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
  @Option(names = "--kills", paramLabel = "N", description = "Faults (default: 10).")
  private int kills = 10;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the schedule (default: 1).")
  private long seed = 1;

  @Option(names = "--cameras", paramLabel = "N", description = "Cameras (default: 4).")
  private int cameras = 4;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames of all cameras together (default: 400 for each fault).")
  private @Nullable Long frames;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      description = "Frames per second of each camera (default: 10).")
  private double rate = 10;

  @Option(
      names = "--faults",
      paramLabel = "KIND",
      split = ",",
      description =
          "Kinds of faults beside kill and freeze: checkpoint, clock, disk, partition, slow-network,"
              + " slow-disk or all; deploy/chaos.sh provides what they need. Of a cluster also cut"
              + " and loss, of the network of one process, and rescale. Also restart, each process"
              + " in turn (default: none).")
  private List<String> faults = List.of();

  @Option(
      names = "--separate-functions",
      description =
          "Run the functions as a process of their own, which Flink calls by HTTP, and kill that"
              + " too.")
  private boolean separateFunctions;

  @Option(
      names = "--cluster",
      description =
          "Run a cluster with several processes of each role, as 'followspot cluster start"
              + " --available' does, and kill and freeze any of them.")
  private boolean cluster;

  @Option(
      names = "--without-guarantees",
      description =
          "Write events at least once only, to verify that the comparison detects duplicates.")
  private boolean withoutGuarantees;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Directory for data and logs, instead of a temporary directory.")
  private @Nullable Path keep;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    long wanted = frames == null ? 400L * kills : frames;
    if (kills < 1 || cameras < 1 || wanted < 1 || !(rate > 0 && rate <= 60)) {
      throw new ParameterException(
          spec.commandLine(),
          "--kills, --cameras and --frames must be at least 1, --rate within 0 to 60");
    }
    Set<FaultKind> kinds = kinds();
    if (!cluster && kinds.stream().anyMatch(FaultKind::isOfCluster)) {
      throw new ParameterException(
          spec.commandLine(), "--faults cut, loss and rescale need --cluster");
    }
    if (cluster
        && (separateFunctions || withoutGuarantees || kinds.contains(FaultKind.CHECKPOINT))) {
      throw new ParameterException(
          spec.commandLine(),
          "--cluster allows neither --separate-functions nor --without-guarantees nor the fault"
              + " checkpoint");
    }
    if (keep != null) {
      return run(wanted, kinds, keep);
    }
    try (TemporaryHome home = TemporaryHome.make("chaos")) {
      return run(wanted, kinds, home.path());
    }
  }

  private ChaosPlan.System system() {
    if (cluster) {
      return ChaosPlan.System.CLUSTER;
    }
    return separateFunctions ? ChaosPlan.System.SEPARATE_FUNCTIONS : ChaosPlan.System.LOCAL;
  }

  private Set<FaultKind> kinds() {
    Set<FaultKind> kinds = FaultKind.defaults();
    for (String name : faults) {
      if (name.equals("all")) {
        kinds.addAll(FaultKind.all(cluster));
        continue;
      }
      kinds.add(
          FaultKind.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--faults: \"" + name + "\" is none of " + FaultKind.names() + ", all")));
    }
    return kinds;
  }

  private int run(long wanted, Set<FaultKind> kinds, Path home)
      throws IOException, InterruptedException {
    ChaosReport report =
        new ChaosRun(
                new ChaosPlan(
                    kills, seed, cameras, wanted, rate, kinds, !withoutGuarantees, system(), home),
                this::print)
            .run();
    print(report);
    return report.holds() && report.recovered() ? 0 : CliException.FAILED;
  }

  private void print(ChaosReport report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(report.toMap()));
      out.flush();
    } else {
      report.print(out, spec.commandLine().getColorScheme().ansi());
    }
  }

  private void print(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
