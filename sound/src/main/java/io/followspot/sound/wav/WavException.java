package io.followspot.sound.wav;

/** A sound file that cannot be used; the message says what is wrong with it. */
public final class WavException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public WavException(String message) {
    super(message);
  }
}
