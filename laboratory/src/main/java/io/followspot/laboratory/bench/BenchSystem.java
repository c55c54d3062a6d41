package io.followspot.laboratory.bench;

import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.Shutdown;
import io.followspot.launcher.TemporaryHome;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a measurement in a separate system, whose home is deleted afterwards. */
final class BenchSystem {
  private BenchSystem() {}

  /** What is measured. */
  @FunctionalInterface
  interface Measurement {
    /** Measures a running system. */
    void run(LocalSystem system) throws Exception;
  }

  /**
   * Starts the system, measures and stops it.
   *
   * @param spec of the command
   * @param options changes the system's options
   * @return the exit code
   */
  static int measure(
      CommandSpec spec, UnaryOperator<LocalSystem.Options> options, Measurement measurement)
      throws Exception {
    try (Shutdown shutdown = Shutdown.onSignal();
        TemporaryHome home = TemporaryHome.make("bench");
        LocalSystem system =
            LocalSystem.start(
                options.apply(LocalSystem.Options.anywhere(home.path())),
                line -> print(spec, line))) {
      measurement.run(system);
      return 0;
    }
  }

  /** Prints a line of progress, at once. */
  static void print(CommandSpec spec, String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
