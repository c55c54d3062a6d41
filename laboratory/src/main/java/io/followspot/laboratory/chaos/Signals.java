package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;

/** Sends signals to processes; each returns whether the process still existed. */
public final class Signals {
  private Signals() {}

  /** Ends a process without cleanup. */
  public static boolean kill(long pid) throws InterruptedException {
    return send("KILL", pid);
  }

  /** Freezes it, like a hanging machine: it neither answers nor closes connections. */
  public static boolean freeze(long pid) throws InterruptedException {
    return send("STOP", pid);
  }

  /** Continues a frozen process. */
  public static boolean thaw(long pid) throws InterruptedException {
    return send("CONT", pid);
  }

  private static boolean send(String signal, long pid) throws InterruptedException {
    try {
      return new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new CliException(
          "cannot send signals: " + e.getMessage() + "; install the command kill");
    }
  }
}
