package io.followspot.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Docker engine by its command line.
 *
 * @param scratch a directory for what the commands print
 */
record Docker(Path scratch) {
  /** Why it cannot be used; empty if it can. */
  String obstacle() throws InterruptedException {
    if (!Program.succeeds(scratch, List.of("docker", "info"))) {
      return "skipped: no Docker engine answers";
    }
    if (!Program.succeeds(scratch, List.of("docker", "compose", "version"))) {
      return "skipped: the command docker has no plugin compose";
    }
    return "";
  }

  boolean hasImage(String name) throws InterruptedException {
    return Program.succeeds(scratch, List.of("docker", "image", "inspect", name));
  }

  /** Runs a command, and returns what it printed. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    Program.Result result = attempt(arguments);
    assertThat(result.exitCode()).as(String.join(" ", arguments) + "\n" + result.text()).isZero();
    return result.text().strip();
  }

  /** Runs a command, which may fail. */
  Program.Result attempt(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    return Program.run(scratch, command);
  }
}
