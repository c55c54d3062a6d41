package io.followspot.vision;

import io.followspot.tracking.geometry.Box;
import java.util.List;

/**
 * Turns the frames of a camera into detections. Holds only what follows from the configuration; all
 * that is learned from frames is in the state that goes in and comes out. Deterministic. One
 * instance may serve several threads.
 */
public final class CameraVision implements AutoCloseable {
  /** Prepares the stages that the configuration asks for. */
  public CameraVision(VisionConfig config) {
    throw new UnsupportedOperationException("not yet: " + config);
  }

  /**
   * Takes in one frame.
   *
   * @param jpeg one JPEG picture
   * @param state what the previous step returned; empty at first or to start anew
   * @param held regions of tracks, in pixels of the frame as captured, that the background must not
   *     absorb
   * @throws FrameRefusedException if the bytes can not be used; the state stays as it was
   */
  public VisionStep step(byte[] jpeg, byte[] state, List<Box> held) throws FrameRefusedException {
    throw new UnsupportedOperationException("not yet: " + jpeg.length + state.length + held);
  }

  @Override
  public void close() {}
}
