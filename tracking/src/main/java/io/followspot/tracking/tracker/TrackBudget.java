package io.followspot.tracking.tracker;

/**
 * Limit of the number of tracks, by the memory that their states need.
 *
 * @param bytes for all tracks
 * @param besideBytes that each track needs beside the tracker's own state, at most
 */
public record TrackBudget(int bytes, int besideBytes) {
  /** No limit. */
  public static final TrackBudget UNLIMITED = new TrackBudget(Integer.MAX_VALUE, 0);

  /** Rejects a budget below the needs of one track. */
  public TrackBudget {
    if (bytes < 0 || besideBytes < 0) {
      throw new IllegalArgumentException(
          "room of " + bytes + " bytes, of which " + besideBytes + " a track beside the tracker");
    }
  }
}
