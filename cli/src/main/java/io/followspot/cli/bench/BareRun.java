package io.followspot.cli.bench;

import io.followspot.cli.film.SimulatedFootage;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import io.followspot.vision.CameraVision;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** The same vision and tracking code over the same frames, in a loop with nothing around it. */
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

  /** Runs every camera for that many frames, from a state that knows nothing. */
  Cost run(long framesPerCamera) throws FrameRefusedException {
    long visionNs = 0;
    long trackingNs = 0;
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      for (SimulatedFootage footage : cameras) {
        Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
        byte[] state = {};
        for (long i = 0; i < framesPerCamera; i++) {
          byte[] jpeg = footage.picture(i).toByteArray();
          long from = threads.getCurrentThreadCpuTime();
          VisionStep seen =
              vision.step(jpeg, state, tracker.expectedBoxes(1 + SimulatedFootage.offsetUs(i)));
          long between = threads.getCurrentThreadCpuTime();
          tracker.track(
              new FrameDetections(
                  1 + SimulatedFootage.offsetUs(i),
                  seen.widthPx(),
                  seen.heightPx(),
                  seen.detections(),
                  seen.cameraMotion()));
          state = seen.state();
          trackingNs += threads.getCurrentThreadCpuTime() - between;
          visionNs += between - from;
        }
      }
    }
    double frames = (double) framesPerCamera * cameras.size();
    return new Cost(visionNs / frames / 1e6, trackingNs / frames / 1e6);
  }
}
