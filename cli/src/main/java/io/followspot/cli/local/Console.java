package io.followspot.cli.local;

import java.io.PrintWriter;

/** What a person reads while a local system runs. */
final class Console {
  private final PrintWriter out;
  private final long startedNs = System.nanoTime();

  Console(PrintWriter out) {
    this.out = out;
  }

  /** Says one thing, with the seconds since the start before it. */
  synchronized void say(String line) {
    out.printf("%6.1f s  %s%n", (System.nanoTime() - startedNs) / 1e9, line);
    out.flush();
  }

  /** Says where everything is. */
  synchronized void welcome(LocalSystem system) {
    out.println();
    out.println("  Followspot is up.");
    out.println("    Open       " + system.gatewayUrl());
    out.println("    Kafka      " + system.bootstrapServers());
    out.println("    Stop       Ctrl-C");
    out.println();
    out.flush();
  }

  synchronized void line(String text) {
    out.println(text);
    out.flush();
  }
}
