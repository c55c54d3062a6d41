package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;

/** The sequence numbers of camera events, without gaps. */
public final class EventNumbers {
  private final CameraState.Builder state;

  EventNumbers(CameraState.Builder state) {
    this.state = state;
  }

  /** The number of one more event. */
  public long next() {
    long sequence = state.getEventSequence() + 1;
    state.setEventSequence(sequence);
    return sequence;
  }
}
