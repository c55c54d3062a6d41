package io.followspot.checks.browser;

import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** {@code ./followspot demo} as it runs in a terminal: a session of its own, which Ctrl-C ends. */
final class RunningDemo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;
  private List<ProcessHandle> children = List.of();

  private RunningDemo(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static RunningDemo start(Path home, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "setsid",
            // Processes started in the background ignore SIGINT.
            "env",
            "--default-signal=INT",
            Project.root().resolve("followspot").toString(),
            "demo",
            "--port=0",
            "--kafka-port=0",
            "--home=" + home);
    builder.environment().put("FOLLOWSPOT_NO_BUILD", "1");
    return new RunningDemo(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  /** Waits for a text in the demo's output. */
  Matcher await(Pattern pattern) throws IOException {
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .failFast("the demo has ended", () -> !process.isAlive())
          .until(() -> pattern.matcher(said()), Matcher::find);
    } catch (TerminalFailureException | ConditionTimeoutException e) {
      throw new AssertionError("the demo has not said " + pattern + " but:\n" + said(), e);
    }
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  /** Signals all processes of the session, as a terminal does at Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    children = process.descendants().toList();
    signal("INT");
  }

  int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the demo does not end:\n" + said());
    }
    return process.exitValue();
  }

  /** Processes that the demo started and that still run. */
  List<String> leftBehind() {
    return children.stream()
        .filter(ProcessHandle::isAlive)
        .map(it -> it.info().toString())
        .toList();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      signal("KILL");
      process.waitFor();
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid()).start().waitFor();
  }
}
