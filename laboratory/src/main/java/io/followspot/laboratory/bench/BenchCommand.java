package io.followspot.laboratory.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followspot.launcher.LocalSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the whole platform against a bare loop. */
@Command(
    name = "bench",
    description =
        "Measures the platform's overhead: the same vision and tracking code over the same frames,"
            + " in bare loops on as many threads as there are cores and through Kafka, Flink and the"
            + " functions, alternating. Runs a separate system in a temporary directory.",
    mixinStandardHelpOptions = true,
    subcommands = {ApiCommand.class, DetectionsCommand.class, StateCommand.class})
public final class BenchCommand implements Callable<Integer> {
  @Option(names = "--cameras", paramLabel = "N", description = "Cameras (default: 4).")
  private int cameras = 4;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames of each camera in a round (default: 500).")
  private long frames = 500;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds (default: 3).")
  private int rounds = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Most warm-up frames of each camera (default: 5000); fewer once the JIT compilers"
              + " take less than 2 %% of CPU time.")
  private long warmUp = 5_000;

  @Option(
      names = "--scenarios",
      paramLabel = "LIST",
      description =
          "Runs several in turn and prints one table, separated by commas: HEIGHTp:CAMERAS (such as"
              + " 360p:4), idle, 60fps, detections[:OBJECTS], or the path of a film. A round has"
              + " --frames times --cameras frames, however many cameras a scenario has.")
  private String scenarios = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds of latency, idle, 60fps and detections (default: 20).")
  private int seconds = 20;

  @Option(names = "--height", paramLabel = "PX", description = "Height, 16:9 (default: 360).")
  private int heightPx = 360;

  @Option(
      names = "--transport",
      paramLabel = "WORD",
      description =
          "How Flink calls the functions: http, or embedded, in its own process (default:"
              + " embedded).")
  private String transport = "embedded";

  @Option(names = "--json", description = "Print JSON instead of a table; an array of scenarios.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<BenchScenario> chosen = check();
    ScenarioRunner.Extent extent =
        new ScenarioRunner.Extent(frames * cameras, rounds, warmUp * cameras, seconds);
    return BenchSystem.measure(
        spec,
        this::options,
        system -> {
          ScenarioRunner runner = new ScenarioRunner(system, extent, this::print);
          PrintWriter out = spec.commandLine().getOut();
          out.println(chosen.isEmpty() ? one(runner) : all(runner, chosen));
          out.flush();
        });
  }

  private String one(ScenarioRunner runner) throws Exception {
    String name = heightPx + "p:" + cameras;
    BenchReport report = runner.runWithLatency(new BenchScenario.Rendered(name, heightPx, cameras));
    return json ? asJson(report.toMap()) : report.table();
  }

  private String all(ScenarioRunner runner, List<BenchScenario> chosen) throws Exception {
    List<ScenarioReport> reports = new ArrayList<>();
    for (BenchScenario scenario : chosen) {
      ScenarioReport report = runner.run(scenario);
      reports.add(report);
      // A later scenario may fail.
      print(ScenarioRow.table(List.of(report.row())));
    }
    return json
        ? asJson(reports.stream().map(ScenarioReport::toMap).toList())
        : ScenarioRow.table(reports.stream().map(ScenarioReport::row).toList());
  }

  private LocalSystem.Options options(LocalSystem.Options options) {
    return transport.equals("embedded")
        ? options.withEmbeddedFunctions()
        : options.withSeparateFunctions();
  }

  private List<BenchScenario> check() {
    if (cameras < 1 || frames < 1 || rounds < 1 || warmUp < 1 || seconds < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--cameras, --frames, --rounds, --warm-up and --seconds must be at least 1");
    }
    if (cameras > BenchScenario.MAX_CAMERAS) {
      throw new ParameterException(
          spec.commandLine(), "--cameras must be at most " + BenchScenario.MAX_CAMERAS);
    }
    if (!transport.equals("embedded") && !transport.equals("http")) {
      throw new ParameterException(spec.commandLine(), "--transport is embedded or http");
    }
    if (heightPx < BenchScenario.MIN_HEIGHT_PX || heightPx > BenchScenario.MAX_HEIGHT_PX) {
      throw new ParameterException(
          spec.commandLine(),
          "--height must be within "
              + BenchScenario.MIN_HEIGHT_PX
              + " to "
              + BenchScenario.MAX_HEIGHT_PX);
    }
    if (scenarios.isEmpty()) {
      return List.of();
    }
    try {
      List<BenchScenario> chosen = BenchScenario.parseAll(scenarios, cameras);
      for (BenchScenario scenario : chosen) {
        if (scenario instanceof BenchScenario.Film film) {
          BenchFootage.flaw(film.path())
              .ifPresent(
                  why -> {
                    throw new IllegalArgumentException(
                        why + "; a scenario is " + BenchScenario.SYNTAX);
                  });
        }
      }
      return chosen;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private static String asJson(Object report) throws IOException {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
  }

  private void print(String line) {
    BenchSystem.print(spec, line);
  }
}
