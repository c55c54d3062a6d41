package io.followspot.engine.election;

/** Another JobManager has begun its term. */
public final class TermEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message says what has changed
   * @param cause the store's own error
   */
  public TermEndedException(String message, Throwable cause) {
    super(message, cause);
  }
}
