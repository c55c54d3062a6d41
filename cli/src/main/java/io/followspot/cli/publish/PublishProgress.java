package io.followspot.cli.publish;

import io.followspot.ingest.publish.PublishListener;
import java.io.PrintWriter;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of publishing: a bar on a terminal, a line at intervals otherwise. */
final class PublishProgress implements PublishListener, AutoCloseable {
  private static final long LINE_EVERY_NS = 5_000_000_000L;

  private final PrintWriter out;
  private final String cameraId;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private long saidAtNs = System.nanoTime();

  PublishProgress(PrintWriter out, String cameraId, boolean terminal) {
    this.out = out;
    this.cameraId = cameraId;
    this.terminal = terminal;
  }

  /** Starts, with the approximate number of frames. */
  void begin(OptionalLong frames) {
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(cameraId)
              .setInitialMax(frames.orElse(-1))
              .setUnit(" frames", 1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(100)
              .showSpeed()
              .build();
    }
  }

  @Override
  public void sent(long frames, long offsetUs) {
    if (bar != null) {
      bar.stepTo(frames);
    } else if (System.nanoTime() - saidAtNs > LINE_EVERY_NS) {
      say(String.format("%s: %,d frames", cameraId, frames));
    }
  }

  @Override
  public void waiting(int framesInMemory) {
    if (bar != null) {
      bar.setExtraMessage(" the broker accepts no frames: waiting");
    } else {
      say(
          String.format(
              "%s: the broker accepts no frames, %,d frames are buffered",
              cameraId, framesInMemory));
    }
  }

  @Override
  public void resumed() {
    if (bar != null) {
      bar.setExtraMessage("");
    } else {
      say(cameraId + ": the broker accepts frames again");
    }
  }

  @Override
  public void unreadable(String why) {
    say("skipped: " + why);
  }

  @Override
  public void timeBroke() {
    say(cameraId + ": the source's time stamps jump; it goes on as after a short pause");
  }

  @Override
  public void sourceLost(String why) {
    say(why + ": retrying");
  }

  private void say(String line) {
    saidAtNs = System.nanoTime();
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
