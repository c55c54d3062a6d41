package io.followspot.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, at most three minutes. */
public final class Program {
  private static final int PATIENCE_S = 180;

  private Program() {}

  /**
   * What came of it.
   *
   * @param exitCode 0 if it succeeded
   * @param text what it printed, errors included
   */
  public record Result(int exitCode, String text) {}

  /** Runs a command in a directory. */
  public static Result run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " does not end: " + Files.readString(output));
      }
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /** Whether a command ends with 0; false if there is no such program. */
  public static boolean succeeds(Path directory, List<String> command) throws InterruptedException {
    try {
      return run(directory, command).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
