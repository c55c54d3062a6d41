package io.followspot.tracking.tracker;

import java.util.List;

/**
 * Follows all objects of one camera. Deterministic: the same configuration and frames give the same
 * observations, and saving and restoring between any two frames changes nothing. Not for use by
 * several threads.
 */
public final class Tracker {
  /** Starts without any track. */
  public Tracker(TrackerConfig config) {
    throw new UnsupportedOperationException("not yet: " + config);
  }

  /**
   * Goes on from a saved state.
   *
   * @throws IllegalArgumentException if the bytes are no state of this version
   */
  public static Tracker restore(TrackerConfig config, byte[] state) {
    throw new UnsupportedOperationException("not yet: " + config + state.length);
  }

  /**
   * Takes in one frame.
   *
   * @return one observation for each track that was alive before the frame or began with it, by
   *     ordinal; a track that ends has its last one here. Tentative tracks are included.
   * @throws IllegalArgumentException if time does not advance
   */
  public List<Observation> track(FrameDetections frame) {
    throw new UnsupportedOperationException("not yet: " + frame);
  }

  /** Ends every track; returns their last observations, by ordinal. */
  public List<Observation> endAll(EndReason reason, long capturedAtUs) {
    throw new UnsupportedOperationException("not yet: " + reason + capturedAtUs);
  }

  /** Returns the whole state, the same bytes for the same state. */
  public byte[] save() {
    throw new UnsupportedOperationException("not yet");
  }
}
