package io.followspot.laboratory.bench;

import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.film.RepeatedFootage;
import io.followspot.launcher.LocalSystem;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Bare loops and the platform over the same frames, alternating, as fast as each can. */
final class SaturationRun {
  private final LocalSystem system;
  private final KafkaConnection connection;
  private final Publishers publishers;
  private final BareRun bare;
  private final Consumer<String> progress;

  /**
   * Creates the run of registered cameras.
   *
   * @param ids of the cameras
   * @param footage of each of them
   */
  SaturationRun(
      LocalSystem system,
      KafkaConnection connection,
      List<String> ids,
      List<RepeatedFootage> footage,
      Consumer<String> progress) {
    this.system = system;
    this.connection = connection;
    this.publishers = new Publishers(connection, ids, footage);
    this.bare = new BareRun(footage, Runtime.getRuntime().availableProcessors());
    this.progress = progress;
  }

  Publishers publishers() {
    return publishers;
  }

  /**
   * Runs both until the JIT compilers are quiet.
   *
   * @param maxFrames of all cameras
   */
  void warmUp(long maxFrames) throws InterruptedException {
    WarmUp warmUp = new WarmUp(maxFrames);
    for (long next = warmUp.nextFrames(); next > 0; next = warmUp.nextFrames()) {
      long frames = Math.max(1, next / publishers.cameras());
      double bareShare = bare.run(frames).compilersShare();
      double share = Math.max(bareShare, platform(frames).cpu().c2Share());
      warmUp.passed(frames * publishers.cameras(), share);
      progress.accept(
          String.format(
              Locale.ROOT,
              "warming up: %d frames, compilers took up to %s %% of CPU time",
              warmUp.frames(),
              Figures.text(100 * share, 1)));
    }
  }

  /** Measures both once. */
  BenchReport.Round round(long framesPerCamera) throws InterruptedException {
    BareRun.Cost cost = bare.run(framesPerCamera);
    PlatformCost platform = platform(framesPerCamera);
    return new BenchReport.Round(cost, platform.cpu(), platform.framesPerSecond());
  }

  private record PlatformCost(PlatformCpu cpu, double framesPerSecond) {}

  private PlatformCost platform(long framesPerCamera) throws InterruptedException {
    double all = (double) framesPerCamera * publishers.cameras();
    try (StreamEndWait ends = new StreamEndWait(connection);
        Publishers.Opened opened = publishers.open(false)) {
      CpuMeter meter = CpuMeter.start(system);
      long from = System.nanoTime();
      double publishingMs = opened.publish(framesPerCamera);
      ends.await(publishers.cameras());
      double seconds = (System.nanoTime() - from) / 1e9;
      return new PlatformCost(
          PlatformCpu.of(meter.used(), publishingMs).dividedBy(all), all / seconds);
    }
  }
}
