package io.followspot.ingest.source;

/** A source cannot be opened or was interrupted. The message says what to do. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do. */
  public SourceException(String message) {
    super(message);
  }

  SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
