package io.followspot.laboratory.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.laboratory.film.SimulatedFootage;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.Shutdown;
import io.followspot.launcher.TemporaryHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            + " in a bare loop and through Kafka, Flink and the functions, alternating. Runs a"
            + " separate system in a temporary directory.",
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
      description = "Warm-up frames of each camera (default: 1500).")
  private long warmUp = 1500;

  @Option(names = "--height", paramLabel = "PX", description = "Height, 16:9 (default: 360).")
  private int heightPx = 360;

  @Option(
      names = "--transport",
      paramLabel = "WORD",
      description =
          "How Flink calls the functions: http, or embedded, in its own process (default:"
              + " embedded).")
  private String transport = "embedded";

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter err = spec.commandLine().getErr();
    List<SimulatedFootage> footage = new ArrayList<>();
    for (int i = 0; i < cameras; i++) {
      print(err, "rendering footage of camera " + (i + 1) + " ...");
      footage.add(SimulatedFootage.render(100 + i, widthPx(), heightPx, 20));
    }
    try (Shutdown shutdown = Shutdown.onSignal();
        TemporaryHome home = TemporaryHome.make("bench");
        LocalSystem system = LocalSystem.start(options(home.path()), line -> print(err, line))) {
      BenchReport report = measure(system, footage, err);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? asJson(report) : report.table());
      out.flush();
      return 0;
    }
  }

  private BenchReport measure(LocalSystem system, List<SimulatedFootage> footage, PrintWriter err)
      throws Exception {
    KafkaConnection connection = KafkaConnection.to(system.bootstrapServers());
    CameraRegistrations.register(connection, Publishers.cameraIds(cameras));
    Publishers publishers = new Publishers(connection, footage);
    BareRun bare = new BareRun(footage);
    print(err, "warming up ...");
    bare.run(warmUp);
    platform(system, connection, publishers, warmUp);
    List<BenchReport.Round> done = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      print(err, "round " + (i + 1) + " of " + rounds + " ...");
      BareRun.Cost cost = bare.run(frames);
      done.add(platform(system, connection, publishers, frames).withBare(cost));
    }
    print(err, "measuring latency ...");
    LatencyRun.Latencies latencies = new LatencyRun(connection, publishers).run(20 * 15);
    return new BenchReport(
        cameras,
        widthPx(),
        heightPx,
        footage.get(0).averageBytes(),
        frames * cameras,
        done,
        latencies,
        15 * cameras);
  }

  private PlatformCost platform(
      LocalSystem system, KafkaConnection connection, Publishers publishers, long framesPerCamera)
      throws InterruptedException {
    double all = (double) framesPerCamera * cameras;
    try (StreamEndWait ends = new StreamEndWait(connection)) {
      CpuMeter meter = CpuMeter.start(system);
      long from = System.nanoTime();
      publishers.publish(framesPerCamera, false);
      ends.await(cameras);
      double seconds = (System.nanoTime() - from) / 1e9;
      Map<String, Double> ms = new LinkedHashMap<>();
      meter.used().forEach((name, used) -> ms.put(name, used.toNanos() / 1e6 / all));
      return new PlatformCost(ms, all / seconds);
    }
  }

  private LocalSystem.Options options(Path home) {
    LocalSystem.Options options = LocalSystem.Options.anywhere(home);
    return transport.equals("embedded")
        ? options.withEmbeddedFunctions()
        : options.withSeparateFunctions();
  }

  private record PlatformCost(Map<String, Double> ms, double framesPerSecond) {
    BenchReport.Round withBare(BareRun.Cost bare) {
      return new BenchReport.Round(bare, ms, framesPerSecond);
    }
  }

  private void check() {
    if (cameras < 1 || frames < 1 || rounds < 1 || warmUp < 1) {
      throw new ParameterException(
          spec.commandLine(), "--cameras, --frames, --rounds and --warm-up must be at least 1");
    }
    if (!transport.equals("embedded") && !transport.equals("http")) {
      throw new ParameterException(spec.commandLine(), "--transport is embedded or http");
    }
    if (heightPx < 90 || heightPx > 2160) {
      throw new ParameterException(spec.commandLine(), "--height must be within 90 to 2160");
    }
  }

  private int widthPx() {
    return heightPx * 16 / 9;
  }

  private static String asJson(BenchReport report) throws IOException {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(report.toMap());
  }

  private static void print(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
