package io.followspot.sound.listen;

/**
 * Something that happened in a sound.
 *
 * @param type what
 * @param atSample when, in samples since the listener began
 * @param levelDb of a loud sound, in dB below full scale; else 0
 * @param backgroundDb the learned background; else 0
 * @param lengthSamples of speech that ended; else 0
 */
public record Occurrence(
    Type type, long atSample, double levelDb, double backgroundDb, long lengthSamples) {
  /** What can happen. */
  public enum Type {
    SPEECH_BEGAN,
    SPEECH_ENDED,
    LOUD_SOUND
  }
}
