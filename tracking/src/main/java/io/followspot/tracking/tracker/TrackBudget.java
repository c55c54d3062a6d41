package io.followspot.tracking.tracker;

/**
 * How many tracks there may be at once, by what they take to remember.
 *
 * @param bytes for all tracks
 * @param besideBytes that each track takes beside the tracker's own state, at most
 */
public record TrackBudget(int bytes, int besideBytes) {
  /** Room for any number. */
  public static final TrackBudget UNLIMITED = new TrackBudget(Integer.MAX_VALUE, 0);

  /** Refuses what is no room. */
  public TrackBudget {
    if (bytes < 0 || besideBytes < 0) {
      throw new IllegalArgumentException(
          "room of " + bytes + " bytes, of which " + besideBytes + " a track beside the tracker");
    }
  }
}
