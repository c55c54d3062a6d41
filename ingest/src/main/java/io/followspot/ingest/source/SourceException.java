package io.followspot.ingest.source;

/** A source cannot be opened or was interrupted. The message gives the remedy. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message gives problem and remedy. */
  public SourceException(String message) {
    super(message);
  }

  SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
