package io.followspot.process;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a process rather than with what it was given: its memory is used up, or a
 * class or a native library is missing. The next input would fare no better, so a process ends of
 * it, and whoever keeps it starts another.
 */
public final class ProcessFailure {
  /** The exit code of a process that ended of it. */
  public static final int EXIT_CODE = 3;

  private static final int MAX_CAUSES = 20;

  private ProcessFailure() {}

  /**
   * Tells whether a failure is the process's, or was caused by one that is. A stack overflow is
   * not: how deep a call goes depends on the input, which would end the next process just as well.
   */
  public static boolean is(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      if (cause instanceof LinkageError
          || cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
        return true;
      }
    }
    return false;
  }

  /** Ends this process at once, without its shutdown hooks, for which there may be no memory. */
  public static void end(Throwable failure) {
    try {
      System.err.println("this process ends, to be started again: " + failure);
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
