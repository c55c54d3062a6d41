package io.followspot.laboratory.bench;

import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.launcher.LocalSystem;
import io.followspot.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long the gateway takes to answer. */
@Command(
    name = "api",
    description =
        "Measures the gateway's latency: ended tracks, searches, and strong reads while four"
            + " simulated cameras stream. Runs a separate system in a temporary directory.",
    mixinStandardHelpOptions = true)
final class ApiCommand implements Callable<Integer> {
  private static final int CAMERAS = 4;

  /** For the requests of one kind; the same time is spent before, to warm up the gateway. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static final Duration HISTORY_PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--tracks",
      paramLabel = "N",
      description = "Ended tracks in the store (default: 100000).")
  private int tracks = 100_000;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Measured calls of each kind (default: 1000).")
  private int calls = 1_000;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return BenchSystem.measure(spec, options -> options, this::measure);
  }

  private void measure(LocalSystem system) throws Exception {
    KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
    GatewayCalls gateway = new GatewayCalls(system.gatewayUrl());
    CameraRegistrations.register(kafka, CameraStreams.cameraIds(CAMERAS));
    print("publishing " + tracks + " lives of tracks ...");
    SyntheticTracks ended = new SyntheticTracks(tracks);
    long beganNs = System.nanoTime();
    ended.publish(kafka, number -> print(number + " of " + tracks + " are sent"));
    double sent = seconds(beganNs);
    gateway.awaitHistory(Instant.now(), HISTORY_PATIENCE);
    print(
        String.format(Locale.ROOT, "sent in %.1f s, projected in %.1f s", sent, seconds(beganNs)));
    List<Answers> table = new ArrayList<>();
    Random random = new Random(1);
    table.add(run(gateway, "GET track, ended", () -> ended.path(random)));
    for (Map.Entry<String, GatewayCalls.Targets> search : ended.searches(random).entrySet()) {
      table.add(run(gateway, search.getKey(), search.getValue()));
    }
    try (CameraStreams streaming = CameraStreams.of(kafka, CAMERAS)) {
      print(CAMERAS + " cameras start streaming ...");
      List<String> living = gateway.awaitLiving(CAMERAS);
      table.add(run(gateway, "GET track, ended, while streaming", () -> ended.path(random)));
      table.add(run(gateway, "search, while streaming", () -> ended.search(random)));
      table.add(
          run(
              gateway,
              "GET track, strong, while streaming",
              () ->
                  "v1/tracks/"
                      + living.get(random.nextInt(living.size()))
                      + "?consistency=strong"));
    }
    print(table);
  }

  private Answers run(GatewayCalls gateway, String name, GatewayCalls.Targets targets)
      throws Exception {
    gateway.time(calls, AT_MOST, targets);
    Answers answers = new Answers(name, gateway.time(calls, AT_MOST, targets));
    print(
        name
            + ": "
            + answers.sortedNs().size()
            + " calls, p50 "
            + answers.ms(0.5)
            + " ms, p99 "
            + answers.ms(0.99)
            + " ms");
    return answers;
  }

  /** How long requests of one kind took, in nanoseconds, in ascending order. */
  private record Answers(String name, List<Long> sortedNs) {
    String ms(double part) {
      int index = (int) Math.min(sortedNs.size() - 1L, (long) (part * sortedNs.size()));
      return String.format(Locale.ROOT, "%.1f", sortedNs.get(index) / 1e6);
    }
  }

  private void print(List<Answers> all) {
    Table table = new Table("CALL", "CALLS", "P50 MS", "P90 MS", "P99 MS", "MAX MS");
    for (Answers one : all) {
      table.row(
          one.name(),
          (long) one.sortedNs().size(),
          one.ms(0.5),
          one.ms(0.9),
          one.ms(0.99),
          one.ms(1));
    }
    table.print(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
  }

  private static double seconds(long beganNs) {
    return (System.nanoTime() - beganNs) / 1e9;
  }

  private void print(String line) {
    BenchSystem.print(spec, line);
  }
}
