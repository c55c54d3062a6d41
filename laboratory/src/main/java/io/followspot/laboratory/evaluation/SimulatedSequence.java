package io.followspot.laboratory.evaluation;

import io.followspot.simulation.scene.NoisyDetector;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneFrame;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated scene as a sequence to score trackers on. Any number can be made, so that a tracker
 * is not fitted to the few sequences annotated by hand.
 *
 * @param annotations visible objects, by frame from 1
 * @param frames the detector's output
 */
public record SimulatedSequence(List<MotRow> annotations, List<FrameDetections> frames) {
  /** Annotators leave out objects of which less than this part is visible. */
  private static final double LEAST_VISIBLE = 0.2;

  /**
   * Makes a sequence.
   *
   * @param from the scene's frame that becomes number 1
   * @param count of frames
   */
  public static SimulatedSequence of(Scene scene, NoisyDetector detector, long from, int count) {
    List<MotRow> annotations = new ArrayList<>();
    List<FrameDetections> frames = new ArrayList<>();
    for (int f = 1; f <= count; f++) {
      SceneFrame frame = scene.frame(from + f - 1);
      for (SceneObject object : frame.objects()) {
        if (object.visibility() >= LEAST_VISIBLE) {
          annotations.add(MotRow.result(f, object.id(), object.box(), 1));
        }
      }
      frames.add(
          new FrameDetections(
              frame.offsetUs(),
              frame.widthPx(),
              frame.heightPx(),
              detector.detect(frame),
              frame.cameraMotion()));
    }
    return new SimulatedSequence(annotations, frames);
  }

  /** Scores a tracker that has not processed a frame yet. */
  public Evaluation evaluate(Tracker tracker) {
    return Evaluation.of(
        frames.size(), annotations, TrackerRun.run(tracker, frames), Benchmark.MOT15);
  }
}
