package io.followspot.vision.film;

/** What makes a film hard for a motion detector. */
enum Difficulty {
  /** Cars grow by a factor of 15 while they approach. */
  GROWING,
  /** People stand there from the first frame on, and leave. */
  OCCUPIED,
  /** The exposure changes in steps. */
  EXPOSURE,
  /** A lamp goes on and off. */
  LAMP,
  /** Dark shadows with sharp edges on flat ground. */
  HARD_SHADOW,
  /** Light shadows with blurred edges on textured ground. */
  SOFT_SHADOW,
  /** Leaves move in two fifths of the picture. */
  FOLIAGE,
  RAIN,
  /** Insects cross close to the lens within 0.4 s. */
  INSECTS,
  /** The camera's pole sways by some pixels. */
  SHAKING_POLE,
  /** Cars at night, with light on the road before them. */
  HEADLIGHTS,
  /** A car stops for nine seconds and leaves. */
  PARKING
}
