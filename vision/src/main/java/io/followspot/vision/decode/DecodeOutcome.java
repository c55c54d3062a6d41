package io.followspot.vision.decode;

/** What became of a JPEG in {@link ScaledDecoder}. */
sealed interface DecodeOutcome {
  /** Done. */
  record Decoded(Picture picture) implements DecodeOutcome {}

  /** OpenCV is to decode it: it is not plain, or wanted larger. Nothing wrong was found in it. */
  record Left() implements DecodeOutcome {}

  /** Its data stop early, or hold what is no code: no decoder can show what was filmed. */
  record Damaged() implements DecodeOutcome {}
}
