package io.followspot.cli.model;

import java.io.PrintWriter;
import java.util.Locale;

/** Reports the progress of a download every two seconds. */
final class DownloadProgress {
  private static final long EVERY_NS = 2_000_000_000L;

  private final PrintWriter out;
  private final CatalogueModel model;
  private long saidAtNs = System.nanoTime();

  DownloadProgress(PrintWriter out, CatalogueModel model) {
    this.out = out;
    this.model = model;
  }

  void resumed(long bytes) {
    out.printf(Locale.ROOT, "%s: resuming at %.1f MB%n", model.name(), bytes / 1e6);
    out.flush();
  }

  void received(long bytes) {
    if (System.nanoTime() - saidAtNs > EVERY_NS) {
      saidAtNs = System.nanoTime();
      out.printf(
          Locale.ROOT, "%s: %.1f of %.1f MB%n", model.name(), bytes / 1e6, model.sizeBytes() / 1e6);
      out.flush();
    }
  }
}
