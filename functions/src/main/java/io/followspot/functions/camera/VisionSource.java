package io.followspot.functions.camera;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.VisionStep;
import java.util.List;

/** Analyses pictures; may cache what follows from a configuration alone, and nothing else. */
@FunctionalInterface
public interface VisionSource {
  /**
   * Analyses one picture, as {@link io.followspot.vision.CameraVision#step} does.
   *
   * @throws FrameRefusedException if the bytes are unusable
   */
  VisionStep step(VisionConfig config, byte[] jpeg, byte[] state, List<Box> held)
      throws FrameRefusedException;
}
