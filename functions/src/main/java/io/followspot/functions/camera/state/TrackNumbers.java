package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.protos.Ids;

/** The epoch and the ordinals that track ids are made of. */
public final class TrackNumbers {
  private final CameraState.Builder state;

  TrackNumbers(CameraState.Builder state) {
    this.state = state;
  }

  /** How many times the camera was added. */
  public int epoch() {
    return state.getEpoch();
  }

  /** The ordinal in this epoch of a track of the tracker, which begins anew with each stream. */
  public long ordinal(long trackerOrdinal) {
    return state.getOrdinalBase() + trackerOrdinal;
  }

  /** The id of a track by its ordinal in this epoch. */
  public String trackId(String cameraId, long ordinal) {
    return Ids.trackId(cameraId, state.getEpoch(), ordinal);
  }

  /** Remembers that a track has this ordinal. */
  public void given(long ordinal) {
    state.setLastOrdinal(Math.max(state.getLastOrdinal(), ordinal));
  }

  /** The tracker begins anew: its ordinals continue behind the greatest given. */
  public void continueAfterLast() {
    state.setOrdinalBase(state.getLastOrdinal());
  }

  /** The camera is added: ordinals begin anew in the next epoch. */
  public void nextEpoch() {
    state.setEpoch(state.getEpoch() + 1).setOrdinalBase(0).setLastOrdinal(0);
  }
}
