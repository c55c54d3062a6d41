package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;

/**
 * One detected object in one frame.
 *
 * @param box in pixels of the frame as captured
 * @param score confidence, 0 to 1
 * @param label class name, empty if unknown
 * @param appearance descriptor of unit length, empty if there is none; not copied, do not change it
 * @param follows which of the tracker's expected boxes the detector found it by ({@link
 *     Tracker#expectedBoxes}, from 0); {@link #NEW} if none
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the module's edge only: a frame's hot path
public record Detection(Box box, double score, String label, float[] appearance, int follows) {
  /** Not found by an expected box. */
  public static final int NEW = -1;

  private static final float[] NONE = {};

  /** Rejects a score outside 0 to 1. */
  public Detection {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("detection score " + score + " is not within 0 to 1");
    }
  }

  /** A detection that was not found by an expected box. */
  public Detection(Box box, double score, String label, float[] appearance) {
    this(box, score, label, appearance, NEW);
  }

  /** A detection without label and appearance. */
  public Detection(Box box, double score) {
    this(box, score, "", NONE);
  }

  /** The same elsewhere. */
  public Detection withBox(Box changed) {
    return new Detection(changed, score, label, appearance, follows);
  }

  /** The same with another descriptor. */
  public Detection withAppearance(float[] changed) {
    return new Detection(box, score, label, changed, follows);
  }
}
