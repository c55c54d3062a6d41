package io.followspot.vision.compensation;

/** How a camera's own motion is found, if at all. */
public enum CompensationMode {
  /** The camera stands still. */
  OFF,
  /** Shift, turn and zoom, by corners that are followed. */
  AFFINE,
  /** Shift only, by phase correlation: a third of the time. */
  PHASE
}
