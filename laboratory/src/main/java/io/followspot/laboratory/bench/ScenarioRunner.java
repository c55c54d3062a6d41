package io.followspot.laboratory.bench;

import com.google.protobuf.ByteString;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.CameraRegistrations;
import io.followspot.laboratory.film.RepeatedFootage;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Runs scenarios one after the other in one system, each with cameras of its own, which are removed
 * at its end.
 */
final class ScenarioRunner {
  private static final int FRAMES_PER_SECOND = 60;
  private static final int RECORDS_PER_SECOND = 15;
  private static final int HEIGHT_PX = 360;

  /** After the last frame, until the platform has written everything. */
  private static final long SETTLE_MS = 5_000;

  private final LocalSystem system;
  private final KafkaConnection connection;
  private final Extent extent;
  private final Consumer<String> progress;
  private final BenchFootage footage;
  private int scenarios;

  /**
   * How much is measured.
   *
   * @param framesPerRound frames of all cameras in a round, unless that is too few of each
   * @param rounds of bare loops and platform
   * @param warmUpFrames most frames of all cameras before
   * @param seconds of steady loads
   */
  record Extent(long framesPerRound, int rounds, long warmUpFrames, int seconds) {
    /** The background is learned during the first frames, which are not to be the most. */
    private static final long LEAST_FRAMES = 100;

    /** Frames of each camera in a round. */
    long framesPerCamera(int cameras) {
      return Math.max(Math.min(LEAST_FRAMES, framesPerRound), framesPerRound / cameras);
    }
  }

  ScenarioRunner(LocalSystem system, Extent extent, Consumer<String> progress) {
    this.system = system;
    this.connection = KafkaConnection.to(system.bootstrapServers());
    this.extent = extent;
    this.progress = progress;
    this.footage = new BenchFootage(progress);
  }

  /** Runs one. */
  ScenarioReport run(BenchScenario scenario) throws InterruptedException {
    progress.accept("scenario " + scenario.name());
    scenarios++;
    ScenarioReport report = measure(scenario);
    CameraRegistrations.remove(connection, ids(scenario));
    return report;
  }

  private ScenarioReport measure(BenchScenario scenario) throws InterruptedException {
    if (scenario instanceof BenchScenario.Rendered rendered) {
      return saturation(
          rendered,
          footage.rendered(rendered.widthPx(), rendered.heightPx(), rendered.cameras()),
          false);
    } else if (scenario instanceof BenchScenario.Film film) {
      return saturation(film, footage.film(film.path(), film.cameras()), false);
    } else if (scenario instanceof BenchScenario.Steady steady) {
      return steady(steady);
    } else if (scenario instanceof BenchScenario.Crowds crowds) {
      return crowds(crowds);
    }
    return idle(scenario);
  }

  /** Runs one at saturation, and then in real time for the latencies. */
  BenchReport runWithLatency(BenchScenario.Rendered rendered) throws InterruptedException {
    scenarios++;
    return saturation(
        rendered,
        footage.rendered(rendered.widthPx(), rendered.heightPx(), rendered.cameras()),
        true);
  }

  private BenchReport saturation(
      BenchScenario scenario, List<RepeatedFootage> shown, boolean withLatency)
      throws InterruptedException {
    List<String> ids = register(scenario, CameraRegistration.getDefaultInstance());
    SaturationRun run = new SaturationRun(system, connection, ids, shown, progress);
    run.warmUp(extent.warmUpFrames());
    long frames = extent.framesPerCamera(ids.size());
    List<BenchReport.Round> rounds = new ArrayList<>();
    for (int i = 0; i < extent.rounds(); i++) {
      progress.accept("round " + (i + 1) + " of " + extent.rounds() + " ...");
      rounds.add(run.round(frames));
    }
    Optional<BenchReport.RealtimeLatencies> latencies = Optional.empty();
    if (withLatency) {
      progress.accept("measuring latency ...");
      int perSecond = (int) Math.round(shown.get(0).framesPerSecond() * ids.size());
      long each = Math.round(extent.seconds() * shown.get(0).framesPerSecond());
      latencies =
          Optional.of(
              new BenchReport.RealtimeLatencies(
                  perSecond,
                  new LatencyRun(system, connection, run.publishers()).run(each).latencies()));
    }
    return new BenchReport(scenario.name(), input(shown), frames * ids.size(), rounds, latencies);
  }

  private SteadyReport steady(BenchScenario.Steady scenario) throws InterruptedException {
    int cameras = scenario.cameras();
    double each = (double) FRAMES_PER_SECOND / cameras;
    List<RepeatedFootage> shown =
        footage.rendered(HEIGHT_PX * 16 / 9, HEIGHT_PX, cameras).stream()
            .map(one -> one.at(each))
            .toList();
    List<String> ids = register(scenario, CameraRegistration.getDefaultInstance());
    SaturationRun run = new SaturationRun(system, connection, ids, shown, progress);
    run.warmUp(extent.warmUpFrames());
    progress.accept("streaming for " + extent.seconds() + " s ...");
    long frames = Math.max(1, Math.round(extent.seconds() * each));
    LatencyRun.Measured measured = new LatencyRun(system, connection, run.publishers()).run(frames);
    return new SteadyReport(
        scenario.name(),
        cameras,
        measured.seconds(),
        ScenarioRow.Unit.FRAME,
        (double) frames * cameras,
        measured.used(),
        measured.latencies());
  }

  private SteadyReport idle(BenchScenario scenario) throws InterruptedException {
    register(scenario, CameraRegistration.getDefaultInstance());
    Thread.sleep(SETTLE_MS);
    progress.accept("waiting for " + extent.seconds() + " s ...");
    CpuMeter meter = CpuMeter.start(system);
    long beganNs = System.nanoTime();
    Thread.sleep(extent.seconds() * 1_000L);
    double seconds = (System.nanoTime() - beganNs) / 1e9;
    return new SteadyReport(
        scenario.name(),
        scenario.cameras(),
        seconds,
        ScenarioRow.Unit.SECOND,
        seconds,
        PlatformCpu.withoutPublishers(meter.used()),
        LatencyRun.Latencies.NONE);
  }

  private SteadyReport crowds(BenchScenario.Crowds scenario) throws InterruptedException {
    CameraRegistration.Builder common = CameraRegistration.newBuilder();
    common.getVisionBuilder().setDetector("none");
    common.getTrackingBuilder().setMaxObjects(scenario.objects());
    List<String> ids = register(scenario, common.build());
    CrowdPublisher publisher =
        new CrowdPublisher(connection, ids, RECORDS_PER_SECOND, scenario.objects());
    progress.accept("warming up for " + extent.seconds() + " s ...");
    publish(publisher, scenario.cameras());
    progress.accept("publishing detections for " + extent.seconds() + " s ...");
    CrowdListener listener = new CrowdListener(connection, LocalTimes.nowUs());
    Thread reading = new Thread(listener, "positions");
    reading.setDaemon(true);
    reading.start();
    CpuMeter meter = CpuMeter.start(system);
    long beganNs = System.nanoTime();
    double publishingMs = publish(publisher, scenario.cameras());
    double seconds = (System.nanoTime() - beganNs) / 1e9;
    PlatformCpu used = PlatformCpu.of(meter.used(), publishingMs);
    Thread.sleep(1_000);
    listener.stop();
    reading.join();
    return new SteadyReport(
        scenario.name(),
        scenario.cameras(),
        seconds,
        ScenarioRow.Unit.RECORD,
        (double) extent.seconds() * RECORDS_PER_SECOND * scenario.cameras(),
        used,
        new LatencyRun.Latencies(listener.latency(), LatencyRun.Latency.NONE));
  }

  private double publish(CrowdPublisher publisher, int streams) throws InterruptedException {
    try (StreamEndWait ends = new StreamEndWait(connection)) {
      double publishingMs = publisher.publish(extent.seconds());
      ends.await(streams);
      return publishingMs;
    }
  }

  private List<String> register(BenchScenario scenario, CameraRegistration common)
      throws InterruptedException {
    List<String> ids = ids(scenario);
    CameraRegistrations.register(connection, ids, common);
    return ids;
  }

  private List<String> ids(BenchScenario scenario) {
    return Publishers.cameraIds("bench-" + scenarios, scenario.cameras());
  }

  private static BenchReport.Input input(List<RepeatedFootage> shown) {
    ByteString first = shown.get(0).picture(0);
    try {
      BufferedImage picture = ImageIO.read(first.newInput());
      if (picture == null) {
        throw new CliException("a frame is no JPEG picture", CliException.FAILED);
      }
      return new BenchReport.Input(
          shown.size(),
          picture.getWidth(),
          picture.getHeight(),
          (int) shown.stream().mapToInt(RepeatedFootage::averageBytes).average().orElse(0));
    } catch (IOException e) {
      throw new CliException("cannot read a frame: " + e.getMessage(), CliException.FAILED);
    }
  }
}
