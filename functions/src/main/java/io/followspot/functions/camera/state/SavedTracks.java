package io.followspot.functions.camera.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.functions.state.CameraState;

/** What the tracker and the zone monitor have saved, and the size of the frame they refer to. */
public final class SavedTracks {
  private final CameraState.Builder state;

  SavedTracks(CameraState.Builder state) {
    this.state = state;
  }

  /** Saved by the tracker; empty when it is reset. */
  public ByteString tracker() {
    return state.getTracker();
  }

  /** Saved by the zone monitor; empty when it is reset. */
  public ByteString zones() {
    return state.getZones();
  }

  /** The width of the latest frame in pixels; 0 before the first. */
  public int frameWidthPx() {
    return state.getFrameWidthPx();
  }

  /** The height of the latest frame in pixels; 0 before the first. */
  public int frameHeightPx() {
    return state.getFrameHeightPx();
  }

  /** Saves the tracker after a frame; the bytes must not be changed afterwards. */
  public void saveTracker(byte[] saved, int widthPx, int heightPx) {
    state
        .setFrameWidthPx(widthPx)
        .setFrameHeightPx(heightPx)
        .setTracker(UnsafeByteOperations.unsafeWrap(saved));
  }

  /** Saves the zone monitor; the bytes must not be changed afterwards. */
  public void saveZones(byte[] saved) {
    state.setZones(UnsafeByteOperations.unsafeWrap(saved));
  }

  /** All tracks have ended. */
  public void reset() {
    state.setTracker(ByteString.EMPTY).setZones(ByteString.EMPTY);
  }

  /** Forgets the size of the frame. */
  public void clearFrameSize() {
    state.clearFrameWidthPx().clearFrameHeightPx();
  }
}
