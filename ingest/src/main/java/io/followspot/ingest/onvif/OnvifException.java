package io.followspot.ingest.onvif;

/** A device that does not answer as expected; the message says what to do. */
public final class OnvifException extends Exception {
  private static final long serialVersionUID = 1;

  OnvifException(String message) {
    super(message);
  }
}
