package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command of the operating system. */
final class Command {
  private Command() {}

  /**
   * Runs it.
   *
   * @throws CliException with its output if it fails
   */
  static void run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new CliException(String.join(" ", command) + " failed: " + output);
      }
    } catch (IOException e) {
      throw new CliException("cannot run " + command[0] + " (" + e.getMessage() + "); install it");
    }
  }
}
