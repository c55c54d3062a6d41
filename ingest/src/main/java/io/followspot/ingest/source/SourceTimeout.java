package io.followspot.ingest.source;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** Tells FFmpeg when to stop waiting for a source that says nothing. */
final class SourceTimeout extends AVIOInterruptCB.Callback_Pointer {
  private volatile long endsAtNs;
  private volatile boolean cancelled;

  /** Restarts the timeout. */
  void renew(Duration timeout) {
    endsAtNs = System.nanoTime() + timeout.toNanos();
  }

  /** Waits for nothing any more. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Whether it has waited long enough. */
  boolean isOver() {
    return System.nanoTime() - endsAtNs > 0;
  }

  @Override
  public int call(Pointer unused) {
    return cancelled || isOver() ? 1 : 0;
  }
}
