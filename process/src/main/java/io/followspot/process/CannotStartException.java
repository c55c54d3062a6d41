package io.followspot.process;

/**
 * A process cannot start with its settings. The message is one line for users: what is wrong and
 * what to do about it.
 */
public final class CannotStartException extends RuntimeException {
  /** The exit code of a process that could not start. */
  public static final int EXIT_CODE = 2;

  /**
   * Creates the exception.
   *
   * @param message what is wrong and what to do
   */
  public CannotStartException(String message) {
    super(message);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param message what is wrong and what to do
   */
  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
