package io.followspot.sound.flac;

/** Bytes that are not FLAC of one channel with 16 bits; the message says which rule they break. */
public final class FlacException extends Exception {
  private static final long serialVersionUID = 1L;

  FlacException(String message) {
    super(message);
  }
}
