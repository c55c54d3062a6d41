package io.followspot.tracking.tracker;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The unused part of the track budget. A label is stored once, however many tracks have it. */
final class RemainingBudget {
  private final int eachBytes;
  private final Set<String> labels = new HashSet<>();
  private long leftBytes;
  private int leftTracks;

  RemainingBudget(TrackBudget room, TrackerState state) {
    eachBytes = TrackerStateCodec.TRACK_BYTES + room.besideBytes();
    leftBytes = room.bytes() - (long) eachBytes * state.tracks.size();
    leftTracks = room.tracks() - state.tracks.size();
    for (Track track : state.tracks) {
      if (labels.add(track.label)) {
        leftBytes -= bytes(track.label);
      }
    }
  }

  /** Reserves memory for one more track, if there is any. */
  boolean reserve(String label) {
    long cost = eachBytes + (labels.contains(label) ? 0 : bytes(label));
    if (cost > leftBytes || leftTracks <= 0) {
      return false;
    }
    leftTracks--;
    leftBytes -= cost;
    labels.add(label);
    return true;
  }

  /** Including its length prefix. */
  private static int bytes(String label) {
    return 2 + label.getBytes(StandardCharsets.UTF_8).length;
  }
}
