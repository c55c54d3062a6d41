package io.followspot.functions.camera.state;

import io.followspot.functions.state.CameraState;
import io.followspot.functions.state.ReportedTrack;
import java.util.List;

/** The tracks that others know, each with its last report. */
public final class ReportedTracks {
  private final CameraState.Builder state;

  ReportedTracks(CameraState.Builder state) {
    this.state = state;
  }

  /** The reports. */
  public List<ReportedTrack> get() {
    return state.getReportedList();
  }

  /** Replaces them. */
  public void set(Iterable<ReportedTrack> reported) {
    state.clearReported().addAllReported(reported);
  }
}
