package io.followspot.cli.chaos;

import io.followspot.cli.Complaint;
import java.io.IOException;

/** Sends signals to processes. */
final class Signals {
  private Signals() {}

  /** Ends a process with no chance to tidy up. */
  static void kill(long pid) throws InterruptedException {
    send("KILL", pid);
  }

  static void freeze(long pid) throws InterruptedException {
    send("STOP", pid);
  }

  static void thaw(long pid) throws InterruptedException {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) throws InterruptedException {
    try {
      // A process that is gone by now is fine: the exit code says so, and nobody asks.
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new Complaint("can not send signals: " + e.getMessage() + "; install the command kill");
    }
  }
}
