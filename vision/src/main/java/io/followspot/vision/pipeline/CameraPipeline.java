package io.followspot.vision.pipeline;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionStep;
import java.util.List;

/**
 * Processing of one camera from pictures to observations: predict the tracks, detect objects with
 * the predicted boxes as a prior, update the tracks. The camera function, evaluation, benchmark and
 * annotation all run this code, so that measurements describe the product.
 *
 * <p>Its state is that of the vision ({@link #visionState}) and of the tracker. Deterministic. Not
 * for use by several threads.
 */
public final class CameraPipeline {
  private final PictureVision vision;
  private final Tracker tracker;
  private byte[] visionState;

  /** Starts a camera without vision state, with tracks from a tracker's own state. */
  public CameraPipeline(PictureVision vision, Tracker tracker) {
    this(vision, tracker, new byte[0]);
  }

  /**
   * Continues from a saved state.
   *
   * @param visionState what {@link #visionState} returned before; empty at first; not copied
   */
  public CameraPipeline(PictureVision vision, Tracker tracker, byte[] visionState) {
    this.vision = vision;
    this.tracker = tracker;
    this.visionState = visionState;
  }

  /**
   * Processes one picture.
   *
   * @param capturedAtUs capture time in microseconds, greater than the previous frame's
   * @param jpeg one JPEG picture
   * @throws FrameRefusedException if the bytes cannot be used; vision and tracks stay as they were
   */
  public PipelineStep onPicture(long capturedAtUs, byte[] jpeg) throws FrameRefusedException {
    List<Box> expected = tracker.expectedBoxes(capturedAtUs);
    VisionStep step = vision.step(jpeg, visionState, expected);
    visionState = step.state();
    if (!step.looked()) {
      return new PipelineStep(step, false, List.of());
    }
    return new PipelineStep(step, true, tracker.track(detections(capturedAtUs, step)));
  }

  /** The vision's state, for the next frame; not a copy. */
  public byte[] visionState() {
    return visionState;
  }

  /** The tracker, with its tracks as of the latest frame. */
  public Tracker tracker() {
    return tracker;
  }

  /** Updates the tracks with detections from another detector. */
  public List<Observation> onDetections(FrameDetections detections) {
    return tracker.track(detections);
  }

  private static FrameDetections detections(long capturedAtUs, VisionStep step) {
    return new FrameDetections(
        capturedAtUs, step.widthPx(), step.heightPx(), step.detections(), step.cameraMotion());
  }
}
