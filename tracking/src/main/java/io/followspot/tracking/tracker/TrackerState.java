package io.followspot.tracking.tracker;

import java.util.ArrayList;
import java.util.List;

/** A tracker's state between frames. */
final class TrackerState {
  /** No frame yet. */
  static final long NEVER = Long.MIN_VALUE;

  long capturedAtUs = NEVER;
  long nextOrdinal = 1;
  final DetectorProfile profile;

  /** In order of creation. */
  final List<Track> tracks = new ArrayList<>();

  TrackerState() {
    this(new DetectorProfile());
  }

  TrackerState(DetectorProfile profile) {
    this.profile = profile;
  }
}
