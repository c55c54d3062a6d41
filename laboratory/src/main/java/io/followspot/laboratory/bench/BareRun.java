package io.followspot.laboratory.bench;

import io.followspot.laboratory.film.SimulatedFootage;
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
import java.util.List;

/** The same vision and tracking code over the same frames, in a bare loop. */
final class BareRun {
  private final List<SimulatedFootage> cameras;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  BareRun(List<SimulatedFootage> cameras) {
    this.cameras = cameras;
  }

  /**
   * What a frame costs, in milliseconds of one thread's CPU time.
   *
   * @param visionMs decoding to detections
   * @param trackingMs detections to observations
   */
  record Cost(double visionMs, double trackingMs) {
    double totalMs() {
      return visionMs + trackingMs;
    }
  }

  /** Processes that many frames of every camera, from an empty state. */
  Cost run(long framesPerCamera) throws FrameRefusedException {
    long visionNs = 0;
    long trackingNs = 0;
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      for (SimulatedFootage footage : cameras) {
        TimedVision timed = new TimedVision(vision);
        CameraPipeline pipeline = new CameraPipeline(timed, new Tracker(TrackerConfig.DEFAULT));
        for (long i = 0; i < framesPerCamera; i++) {
          byte[] jpeg = footage.picture(i).toByteArray();
          long from = threads.getCurrentThreadCpuTime();
          pipeline.onPicture(1 + SimulatedFootage.offsetUs(i), jpeg);
          trackingNs += threads.getCurrentThreadCpuTime() - from;
        }
        visionNs += timed.cpuNs;
        trackingNs -= timed.cpuNs;
      }
    }
    double frames = (double) framesPerCamera * cameras.size();
    return new Cost(visionNs / frames / 1e6, trackingNs / frames / 1e6);
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
      long from = threads.getCurrentThreadCpuTime();
      VisionStep step = vision.step(jpeg, state, expected);
      cpuNs += threads.getCurrentThreadCpuTime() - from;
      return step;
    }
  }
}
