package io.followspot.terminal;

/** An error that the user can resolve: one line, no stack trace. */
public final class CliException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exit code if something does not exist or failed. */
  public static final int FAILED = 1;

  /** The exit code for invalid input. */
  public static final int USAGE = 2;

  /** The exit code after Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private final int exitCode;

  /** Creates the exception with exit code {@link #USAGE}. */
  public CliException(String message) {
    this(message, USAGE);
  }

  /**
   * Creates the exception.
   *
   * @param message what was wrong and what to do
   * @param exitCode {@link #FAILED} or {@link #USAGE}
   */
  public CliException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The exit code to end with. */
  public int exitCode() {
    return exitCode;
  }
}
