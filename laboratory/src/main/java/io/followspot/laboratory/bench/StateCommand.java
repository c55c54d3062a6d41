package io.followspot.laboratory.bench;

import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.Setting;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a large state costs. */
@Command(
    name = "state",
    description =
        "Measures checkpoints, a restart and strong reads with many ended tracks and registered"
            + " cameras in the state; FOLLOWSPOT_STATE_BACKEND says where Flink keeps it. Runs a"
            + " separate system in a temporary directory.",
    mixinStandardHelpOptions = true)
final class StateCommand implements Callable<Integer> {
  /** Of the registered cameras, those that see the crowds. */
  private static final int STREAMING = 20;

  private static final int CALLS = 1_000;

  /** After 1,000 the JIT compilers of four processes are still at work. */
  private static final int WARM_UP_CALLS = 5_000;

  private static final Duration CALLS_AT_MOST = Duration.ofSeconds(60);
  private static final Duration HISTORY_PATIENCE = Duration.ofMinutes(30);
  private static final long RESTART_WITHIN_NS = Duration.ofMinutes(5).toNanos();

  @Option(names = "--tracks", paramLabel = "N", description = "Ended tracks (default: 100000).")
  private int tracks = 100_000;

  @Option(names = "--cameras", paramLabel = "N", description = "Cameras (default: 10000).")
  private int cameras = 10_000;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return BenchSystem.measure(spec, options -> options, this::measure);
  }

  private void measure(LocalSystem system) throws Exception {
    KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
    List<String> ids = IntStream.rangeClosed(1, cameras).mapToObj(i -> "state-" + i).toList();
    CameraRegistration.Builder common = CameraRegistration.newBuilder();
    common.getVisionBuilder().setDetector("none");
    common.getTrackingBuilder().setMaxObjects(1_000);
    print("registering " + cameras + " cameras ...");
    CameraRegistrations.register(kafka, ids, common.build());
    print("letting " + tracks + " tracks begin and end ...");
    long beganNs = System.nanoTime();
    EndedCrowds crowds = new EndedCrowds(kafka, ids.subList(0, Math.min(STREAMING, cameras)));
    List<String> some = crowds.run(tracks, count -> print(count + " have ended"));
    double made = seconds(beganNs);
    GatewayCalls gateway = new GatewayCalls(system.gatewayUrl());
    gateway.awaitHistory(Instant.now(), HISTORY_PATIENCE);

    Random random = new Random(1);
    GatewayCalls.Targets strong =
        () -> "v1/tracks/" + some.get(random.nextInt(some.size())) + "?consistency=strong";
    gateway.time(WARM_UP_CALLS, CALLS_AT_MOST, strong);
    LatencyRun.Latency reads =
        LatencyRun.Latency.of(
            gateway.time(CALLS, CALLS_AT_MOST, strong).stream().mapToLong(ns -> ns / 1_000));
    FlinkCheckpoints.Newest checkpoint =
        new FlinkCheckpoints(system.process("engine").current().awaitReady(Duration.ofSeconds(1)))
            .newest();
    double restart = restart(system, gateway, strong);

    Table table = new Table("MEASURED", "VALUE");
    table.row("state backend", Setting.STATE_BACKEND.read());
    table.row("ended tracks", crowds.ended());
    table.row("registered cameras", cameras);
    table.row("tracks ended a second", number(crowds.ended() / made));
    table.row("checkpoint, all it refers to, MB", number(checkpoint.stateBytes() / 1e6));
    table.row("checkpoint, written, MB", number(checkpoint.writtenBytes() / 1e6));
    table.row("checkpoint, duration, ms", checkpoint.tookMs());
    table.row("killed engine answers again after, s", number(restart));
    table.row("strong read p50, ms", number(reads.p50Ms()));
    table.row("strong read p99, ms", number(reads.p99Ms()));
    table.print(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
  }

  /** Kills the engine; returns the seconds until a strong read is answered again. */
  private static double restart(
      LocalSystem system, GatewayCalls gateway, GatewayCalls.Targets strong)
      throws IOException, InterruptedException {
    long beganNs = System.nanoTime();
    system.process("engine").current().kill();
    while (true) {
      try {
        gateway.time(1, CALLS_AT_MOST, strong);
        return seconds(beganNs);
      } catch (CliException e) {
        if (System.nanoTime() - beganNs > RESTART_WITHIN_NS) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static double seconds(long beganNs) {
    return (System.nanoTime() - beganNs) / 1e9;
  }

  private void print(String line) {
    BenchSystem.print(spec, line);
  }
}
