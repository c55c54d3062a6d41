package io.followspot.identity.site;

import io.followspot.tracking.geometry.Box;

/**
 * One track in one frame of one camera, detected there.
 *
 * @param trackId the camera's id of it
 * @param box in pixels
 * @param label class, empty if unknown
 * @param appearance descriptor of any length, as signed bytes; empty if there is none; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's hot path
public record TrackSighting(String trackId, Box box, String label, byte[] appearance) {
  private static final byte[] NONE = {};

  /** A sighting without appearance. */
  public TrackSighting(String trackId, Box box, String label) {
    this(trackId, box, label, NONE);
  }
}
