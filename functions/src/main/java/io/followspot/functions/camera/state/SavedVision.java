package io.followspot.functions.camera.state;

import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.state.CameraState;

/** What the vision has saved, and when the picture in it was taken. */
public final class SavedVision {
  private final CameraState.Builder state;

  SavedVision(CameraState.Builder state) {
    this.state = state;
  }

  /** Saved by the vision; empty when it is reset. */
  public byte[] get() {
    return state.getVision().toByteArray();
  }

  /** Saves the vision; the bytes must not be changed afterwards. */
  public void save(byte[] saved) {
    state.setVision(UnsafeByteOperations.unsafeWrap(saved));
  }

  /** Resets the vision: it learns the background anew. */
  public void clear() {
    state.clearVision();
  }

  /**
   * Capture time of the picture that the vision remembers to see motion by, in microseconds; 0 if
   * it remembers none.
   */
  public long picturedAtUs() {
    return state.getPicturedAtUs();
  }

  /** The vision remembers a picture to see motion by. */
  public void picturedAt(long us) {
    state.setPicturedAtUs(us);
  }

  /** The vision remembers no picture to see motion by. */
  public void clearPicturedAt() {
    state.clearPicturedAtUs();
  }
}
