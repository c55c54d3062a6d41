package io.followspot.cli.nvidia;

import java.io.PrintWriter;

/** Counts frames that cannot be used, and prints the first few reasons. */
final class SkippedFrames {
  private static final int PRINTED = 5;

  private final PrintWriter out;
  private long count;

  SkippedFrames(PrintWriter out) {
    this.out = out;
  }

  void add(String what, String why) {
    if (count++ < PRINTED) {
      out.println("Skipping " + what + ": it " + why);
      out.flush();
    }
  }

  long count() {
    return count;
  }
}
