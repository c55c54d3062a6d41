package io.followspot.cli.backup;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints how much has been transferred, once a second. */
final class TransferProgress {
  private static final long INTERVAL_NS = 1_000_000_000L;

  private final String verb;
  private final PrintWriter err;
  private long printedAtNs = System.nanoTime();
  private boolean printed;

  /** Prints to standard error; the verb is "sent" or "received". */
  TransferProgress(String verb, PrintWriter err) {
    this.verb = verb;
    this.err = err;
  }

  /** So many bytes are transferred. */
  synchronized void at(long bytes) {
    long now = System.nanoTime();
    if (now - printedAtNs >= INTERVAL_NS) {
      printedAtNs = now;
      printed = true;
      err.print(String.format(Locale.ROOT, "\r%.1f MB %s", bytes / 1e6, verb));
      err.flush();
    }
  }

  /** Ends the line. */
  synchronized void end() {
    if (printed) {
      err.println();
      err.flush();
      printed = false;
    }
  }
}
