package io.followspot.sound.listen;

/**
 * An event in a sound.
 *
 * @param type of the event
 * @param atSample its time in samples since the listener started
 * @param levelDb of a loud sound, in dB below full scale; else 0
 * @param backgroundDb the learned background; else 0
 * @param lengthSamples of speech that ended; else 0
 */
public record Occurrence(
    Type type, long atSample, double levelDb, double backgroundDb, long lengthSamples) {
  /** The types of events. */
  public enum Type {
    SPEECH_BEGAN,
    SPEECH_ENDED,
    LOUD_SOUND
  }
}
