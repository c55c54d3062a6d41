package io.followspot.engine;

import java.time.Duration;

/** Ends a process that does not stop after SIGTERM. */
final class StopDeadline {
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** The exit code of a process that was ended by SIGTERM. */
  private static final int TERMINATED = 143;

  private StopDeadline() {}

  /**
   * Sets the deadline for the shutdown of this process. Akka waits without limit for a connection
   * to close whose peer has died.
   */
  static void set() {
    Runtime.getRuntime().addShutdownHook(new Thread(StopDeadline::start, "stop-deadline"));
  }

  private static void start() {
    Thread thread = new Thread(StopDeadline::end, "stop-deadline-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end() {
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      // The process ends in any case.
    }
    Runtime.getRuntime().halt(TERMINATED);
  }
}
