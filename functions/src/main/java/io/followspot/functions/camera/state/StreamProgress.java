package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.StreamState;
import io.followspot.functions.stream.StreamPosition;
import io.followspot.protos.v1.FrameRef;

/** How far the camera's stream has come. */
public final class StreamProgress {
  private final CameraState.Builder state;

  StreamProgress(CameraState.Builder state) {
    this.state = state;
  }

  /** The position in the stream. */
  public StreamPosition position() {
    return StreamPosition.of(state.getStream());
  }

  /** The latest processed frame; all numbers are 0 before the first. */
  public FrameRef latestFrame(String cameraId) {
    StreamState stream = state.getStream();
    return FrameRef.newBuilder()
        .setCameraId(cameraId)
        .setStreamId(stream.getStreamId())
        .setSequence(stream.getSequence())
        .setCapturedAtUs(stream.getCapturedAtUs())
        .build();
  }

  /** Moves to another position. */
  public void set(StreamState stream) {
    state.setStream(stream);
  }

  /** Forgets the stream: the next frame begins one, however old it is. */
  public void clear() {
    state.clearStream();
  }
}
