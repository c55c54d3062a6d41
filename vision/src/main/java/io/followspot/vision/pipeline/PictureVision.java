package io.followspot.vision.pipeline;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.VisionStep;
import java.util.List;

/** Finds the objects of one picture, as {@link io.followspot.vision.CameraVision#step} does. */
@FunctionalInterface
public interface PictureVision {
  /**
   * Analyses one picture.
   *
   * @param jpeg one JPEG picture
   * @param state what the previous step returned; empty at first
   * @param expected predicted boxes of tracks in this frame, in pixels as captured
   * @throws FrameRefusedException if the bytes cannot be used
   */
  VisionStep step(byte[] jpeg, byte[] state, List<Box> expected) throws FrameRefusedException;
}
