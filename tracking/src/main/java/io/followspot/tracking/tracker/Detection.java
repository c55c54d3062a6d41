package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;

/**
 * One detected object in one frame.
 *
 * @param box in pixels of the frame as captured
 * @param score confidence, 0 to 1
 * @param label class name, empty if unknown
 * @param appearance descriptor of unit length, empty if there is none; not copied, do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the module's edge only: a frame's hot path
public record Detection(Box box, double score, String label, float[] appearance) {
  private static final float[] NONE = {};

  /** Rejects a score outside 0 to 1. */
  public Detection {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("detection score " + score + " is not within 0 to 1");
    }
  }

  /** A detection without label and appearance. */
  public Detection(Box box, double score) {
    this(box, score, "", NONE);
  }
}
