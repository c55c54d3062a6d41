package io.followspot.laboratory.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the platform under detections of crowds. */
@Command(
    name = "detections",
    description =
        "Publishes detections of walking crowds in real time and measures the time from record to"
            + " live position, what was dropped, and CPU time. Runs a separate system in a temporary"
            + " directory.",
    mixinStandardHelpOptions = true)
final class DetectionsCommand implements Callable<Integer> {
  private static final int PATIENCE_S = 120;

  @Option(names = "--cameras", paramLabel = "N", description = "Cameras (default: 4).")
  private int cameras = 4;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Records of each camera a second (default: 15).")
  private int rate = 15;

  @Option(names = "--objects", paramLabel = "N", description = "Objects a record (default: 900).")
  private int objects = 900;

  @Option(names = "--seconds", paramLabel = "N", description = "How long (default: 60).")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds of them at the start without measuring latency (default: 20).")
  private int warmUp = 20;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (cameras < 1 || rate < 1 || objects < 1 || objects > 2_000 || seconds <= warmUp) {
      throw new ParameterException(
          spec.commandLine(),
          "--cameras, --rate and --objects must be at least 1, --objects at most 2000, --seconds"
              + " more than --warm-up");
    }
    return BenchSystem.measure(spec, options -> options, system -> print(measure(system)));
  }

  private void print(DetectionsReport report) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(report.toMap())
            : report.table());
    out.flush();
  }

  private DetectionsReport measure(LocalSystem system) throws InterruptedException {
    KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
    List<String> ids = IntStream.rangeClosed(1, cameras).mapToObj(i -> "crowd-" + i).toList();
    CameraRegistration.Builder common = CameraRegistration.newBuilder();
    common.getVisionBuilder().setDetector("none");
    common.getTrackingBuilder().setMaxObjects(objects);
    CameraRegistrations.register(kafka, ids, common.build());
    CrowdPublisher publisher = new CrowdPublisher(kafka, ids, rate, objects);
    CrowdListener listener = new CrowdListener(kafka, LocalTimes.nowUs() + warmUp * 1_000_000L);
    Thread reading = new Thread(listener, "positions");
    reading.setDaemon(true);
    reading.start();
    print("publishing for " + seconds + " s ...");
    CpuMeter meter = CpuMeter.start(system);
    long beganNs = System.nanoTime();
    publisher.publish(seconds);
    awaitEnd(listener);
    double took = (System.nanoTime() - beganNs) / 1e9;
    DetectionsReport.Cpu cpu = new DetectionsReport.Cpu(meter.used(), took);
    Thread.sleep(1_000);
    listener.stop();
    reading.join();
    return new DetectionsReport(
        rate, objects, seconds, listener.latency(), listener.tracks(), listener.ledgers(), cpu);
  }

  private void awaitEnd(CrowdListener listener) throws InterruptedException {
    long giveUpNs = System.nanoTime() + PATIENCE_S * 1_000_000_000L;
    while (listener.ended() < cameras) {
      if (System.nanoTime() > giveUpNs) {
        throw new CliException(
            "the platform did not process the records within "
                + PATIENCE_S
                + " s of the last one; use fewer objects",
            CliException.FAILED);
      }
      Thread.sleep(50);
    }
  }

  private void print(String line) {
    BenchSystem.print(spec, line);
  }
}
