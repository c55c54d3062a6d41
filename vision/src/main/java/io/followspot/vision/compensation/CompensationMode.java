package io.followspot.vision.compensation;

/** How a camera's own motion is estimated. */
public enum CompensationMode {
  /** Not at all: a fixed camera. */
  OFF,
  /** Shift, rotation and zoom, by tracked corners. */
  AFFINE,
  /** Shift only, by phase correlation: a third of the computing time. */
  PHASE
}
