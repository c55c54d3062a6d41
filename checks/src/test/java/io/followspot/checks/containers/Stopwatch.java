package io.followspot.checks.containers;

import java.util.Locale;

/** Measures from a moment on. */
record Stopwatch(long fromNs) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - fromNs) / 1e9;
  }

  /** Prints what has happened by now, and after how long. */
  void report(String what) {
    System.out.printf(Locale.ROOT, "%s after %.1f s%n", what, seconds());
  }
}
