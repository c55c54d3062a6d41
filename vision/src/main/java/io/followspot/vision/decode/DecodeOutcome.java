package io.followspot.vision.decode;

/** Outcome of {@link ScaledDecoder}. */
sealed interface DecodeOutcome {
  /** Decoded. */
  record Decoded(Picture picture) implements DecodeOutcome {}

  /**
   * OpenCV must decode it: it is not of the supported kind, or needed at a larger size. No error
   * was found in it.
   */
  record Left() implements DecodeOutcome {}

  /** Its data end early or contain an invalid code: no decoder can restore the picture. */
  record Damaged() implements DecodeOutcome {}
}
