package io.followspot.tracking.tracker;

/**
 * Limit of the number of tracks: by the memory that their states need, and by their count.
 *
 * @param bytes for all tracks
 * @param besideBytes that each track needs beside the tracker's own state, at most
 * @param tracks at most, lost ones included
 */
public record TrackBudget(int bytes, int besideBytes, int tracks) {
  /** No limit. */
  public static final TrackBudget UNLIMITED = new TrackBudget(Integer.MAX_VALUE, 0);

  /** A label as it is stored, beside its text. */
  private static final int LABEL_PREFIX_BYTES = 2;

  /** Rejects limits below zero. */
  public TrackBudget {
    if (bytes < 0 || besideBytes < 0 || tracks < 0) {
      throw new IllegalArgumentException(
          "room of "
              + bytes
              + " bytes and "
              + tracks
              + " tracks, with "
              + besideBytes
              + " bytes a track beside the tracker");
    }
  }

  /** A limit of the memory alone. */
  public TrackBudget(int bytes, int besideBytes) {
    this(bytes, besideBytes, Integer.MAX_VALUE);
  }

  /**
   * The memory of that many tracks, each with a label of its own.
   *
   * @param labelBytes of the longest label
   */
  public static TrackBudget ofTracks(int tracks, int besideBytes, int labelBytes) {
    int each = TrackerStateCodec.TRACK_BYTES + besideBytes + LABEL_PREFIX_BYTES + labelBytes;
    return new TrackBudget(tracks * each, besideBytes, tracks);
  }
}
