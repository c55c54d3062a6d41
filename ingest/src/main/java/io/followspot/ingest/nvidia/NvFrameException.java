package io.followspot.ingest.nvidia;

/** A message that is no frame; the message says why. */
public final class NvFrameException extends Exception {
  private static final long serialVersionUID = 1;

  NvFrameException(String message) {
    super(message);
  }
}
