package io.followspot.tracking.tracker;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What is left of the room for tracks. A label is remembered once, whoever has it. */
final class RemainingBudget {
  private final int eachBytes;
  private final Set<String> labels = new HashSet<>();
  private long leftBytes;

  RemainingBudget(TrackBudget room, TrackerState state) {
    eachBytes = TrackerStateCodec.TRACK_BYTES + room.besideBytes();
    leftBytes = room.bytes() - (long) eachBytes * state.tracks.size();
    for (Track track : state.tracks) {
      if (labels.add(track.label)) {
        leftBytes -= bytes(track.label);
      }
    }
  }

  /** Gives room to one more track, if there is any. */
  boolean reserve(String label) {
    long cost = eachBytes + (labels.contains(label) ? 0 : bytes(label));
    if (cost > leftBytes) {
      return false;
    }
    leftBytes -= cost;
    labels.add(label);
    return true;
  }

  /** With its length in front. */
  private static int bytes(String label) {
    return 2 + label.getBytes(StandardCharsets.UTF_8).length;
  }
}
