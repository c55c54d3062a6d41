package io.followspot.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Ends a process whose clock was set back. Kafka's clients measure pauses with the clock of the
 * day: after a step back of an hour they do not ask for a partition's leader for an hour, and once
 * the broker restarts, they neither read nor write until then. A new process begins with the new
 * time, and continues where this one ended.
 */
public final class ClockGuard {
  /** Exit code of a process that ends for this reason: EX_TEMPFAIL of sysexits.h. */
  public static final int EXIT_CODE = 75;

  /** Steps below this are waited for: Kafka's clients then stop for no longer. */
  static final Duration TOLERATED = Duration.ofSeconds(10);

  private static final long INTERVAL_MS = 1_000;

  private final LongSupplier clockMs;
  private final LongSupplier elapsedNs;
  private long differenceMs;

  /**
   * Creates a guard that compares two clocks from now on.
   *
   * @param clockMs the clock of the day, ms
   * @param elapsedNs a clock that nobody sets, ns
   */
  ClockGuard(LongSupplier clockMs, LongSupplier elapsedNs) {
    this.clockMs = clockMs;
    this.elapsedNs = elapsedNs;
    this.differenceMs = difference();
  }

  /**
   * From now on ends this process within seconds if its clock is set back by more than ten seconds,
   * with {@link #EXIT_CODE}, a line on standard error and a notice to the parent. It ends at once,
   * as by a kill, because closing a client of Kafka may wait for as long as the step.
   *
   * @param name of the process, for the message
   */
  public static void exitWhenSetBack(String name) {
    ClockGuard guard = new ClockGuard(System::currentTimeMillis, System::nanoTime);
    Thread thread = new Thread(() -> guard.watch(name), "clock-guard");
    thread.setDaemon(true);
    thread.start();
  }

  /** By how much the clock was set back since the last call, if by more than is tolerated. */
  Optional<Duration> step() {
    long now = difference();
    Duration back = Duration.ofMillis(differenceMs - now);
    differenceMs = now;
    return back.compareTo(TOLERATED) > 0 ? Optional.of(back) : Optional.empty();
  }

  private void watch(String name) {
    try {
      Optional<Duration> back = Optional.empty();
      while (back.isEmpty()) {
        Thread.sleep(INTERVAL_MS);
        back = step();
      }
      String message =
          "the clock was set back by "
              + back.orElseThrow().toSeconds()
              + " s, which Kafka's clients do not survive: ending; a new process continues";
      System.err.println(name + ": " + message);
      if (Setting.EXIT_WITH_PARENT.read().equals("true")) {
        ParentProcess.notice(message);
      }
      Runtime.getRuntime().halt(EXIT_CODE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long difference() {
    return clockMs.getAsLong() - elapsedNs.getAsLong() / 1_000_000;
  }
}
