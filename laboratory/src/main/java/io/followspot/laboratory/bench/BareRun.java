package io.followspot.laboratory.bench;

import io.followspot.laboratory.film.RepeatedFootage;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import io.followspot.vision.pipeline.CameraPipeline;
import io.followspot.vision.pipeline.PictureVision;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same vision and tracking code over the same frames, in bare loops on several threads that
 * share nothing but the vision's configuration.
 */
final class BareRun {
  private final List<RepeatedFootage> cameras;
  private final int parallel;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

  /**
   * Creates the loops.
   *
   * @param cameras the footage of each camera
   * @param parallel number of threads
   */
  BareRun(List<RepeatedFootage> cameras, int parallel) {
    this.cameras = cameras;
    this.parallel = parallel;
  }

  /**
   * What a frame costs, in milliseconds of CPU time.
   *
   * @param copyMs copying the picture's bytes, as every consumer of a message must
   * @param visionMs decoding to detections
   * @param trackingMs detections to observations
   * @param compilersMs JIT compilers of the process; NaN if unknown
   * @param collectorMs garbage collector of the process; NaN if unknown
   * @param framesPerSecond throughput of all threads
   * @param threads how many
   */
  record Cost(
      double copyMs,
      double visionMs,
      double trackingMs,
      double compilersMs,
      double collectorMs,
      double framesPerSecond,
      int threads) {
    /** The loop's own work. */
    double workMs() {
      return copyMs + visionMs + trackingMs;
    }

    /** With compilers and collector, as far as they are known. */
    double totalMs() {
      return workMs() + known(compilersMs) + known(collectorMs);
    }

    /** The share of the JIT compilers; NaN if unknown. */
    double compilersShare() {
      return compilersMs / totalMs();
    }

    private static double known(double ms) {
      return Double.isNaN(ms) ? 0 : ms;
    }
  }

  /** Nanoseconds of one or more streams. */
  private record Spent(long copyNs, long visionNs, long trackingNs) {
    Spent plus(Spent other) {
      return new Spent(
          copyNs + other.copyNs, visionNs + other.visionNs, trackingNs + other.trackingNs);
    }
  }

  /**
   * Processes that many frames of every camera, from an empty state. The threads get equally many
   * frames: with fewer cameras than threads, several process the same footage.
   */
  Cost run(long framesPerCamera) throws InterruptedException {
    int streams = (cameras.size() + parallel - 1) / parallel * parallel;
    long framesPerStream = Math.max(1, framesPerCamera * cameras.size() / streams);
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    CpuMeter meter = CpuMeter.ofThisProcess();
    long beganNs = System.nanoTime();
    Spent spent = new Spent(0, 0, 0);
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      List<Future<Spent>> running = new ArrayList<>();
      for (int i = 0; i < streams; i++) {
        RepeatedFootage footage = cameras.get(i % cameras.size());
        running.add(threads.submit(() -> stream(vision, footage, framesPerStream)));
      }
      for (Future<Spent> one : running) {
        spent = spent.plus(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare loop failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    double seconds = (System.nanoTime() - beganNs) / 1e9;
    double frames = (double) framesPerStream * streams;
    ProcessCpu process = meter.usedHere().dividedBy(frames);
    return new Cost(
        spent.copyNs() / frames / 1e6,
        spent.visionNs() / frames / 1e6,
        spent.trackingNs() / frames / 1e6,
        process.compilersMs(),
        process.collectorMs(),
        frames / seconds,
        parallel);
  }

  private Spent stream(CameraVision vision, RepeatedFootage footage, long frames)
      throws FrameRefusedException {
    TimedVision timed = new TimedVision(vision);
    CameraPipeline pipeline = new CameraPipeline(timed, new Tracker(TrackerConfig.DEFAULT));
    long copyNs = 0;
    long trackingNs = 0;
    for (long i = 0; i < frames; i++) {
      long from = clock.getCurrentThreadCpuTime();
      byte[] jpeg = footage.picture(i).toByteArray();
      long copied = clock.getCurrentThreadCpuTime();
      copyNs += copied - from;
      pipeline.onPicture(1 + footage.offsetUs(i), jpeg);
      trackingNs += clock.getCurrentThreadCpuTime() - copied;
    }
    return new Spent(copyNs, timed.cpuNs, trackingNs - timed.cpuNs);
  }

  /** Counts the CPU time that a thread spends on vision. */
  private final class TimedVision implements PictureVision {
    private final CameraVision vision;
    private long cpuNs;

    TimedVision(CameraVision vision) {
      this.vision = vision;
    }

    @Override
    public VisionStep step(byte[] jpeg, byte[] state, List<Box> expected)
        throws FrameRefusedException {
      long from = clock.getCurrentThreadCpuTime();
      VisionStep step = vision.step(jpeg, state, expected);
      cpuNs += clock.getCurrentThreadCpuTime() - from;
      return step;
    }
  }
}
