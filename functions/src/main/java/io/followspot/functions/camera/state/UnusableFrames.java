package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.UnusableInput;

/** Frames in a row that could not be used. */
public final class UnusableFrames {
  private final CameraState.Builder state;

  UnusableFrames(CameraState.Builder state) {
    this.state = state;
  }

  /** Whether there are any. */
  public boolean isPresent() {
    return state.hasUnusable();
  }

  /** What is known of them; the default instance if there are none. */
  public UnusableInput get() {
    return state.getUnusable();
  }

  /** Replaces what is known of them. */
  public void set(UnusableInput unusable) {
    state.setUnusable(unusable);
  }

  /** There are none any more. */
  public void clear() {
    state.clearUnusable();
  }
}
