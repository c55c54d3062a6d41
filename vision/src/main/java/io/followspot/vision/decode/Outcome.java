package io.followspot.vision.decode;

/** What became of a JPEG in {@link ScaledDecoder}. */
sealed interface Outcome {
  /** Done. */
  record Decoded(Picture picture) implements Outcome {}

  /** OpenCV is to decode it: it is not plain, or wanted larger. Nothing wrong was found in it. */
  record Left() implements Outcome {}

  /** Its data stop early, or hold what is no code: no decoder can show what was filmed. */
  record Damaged() implements Outcome {}
}
