package io.followspot.ingest.source;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** Tells FFmpeg when to stop waiting for a source that says nothing. */
final class SourceTimeout extends AVIOInterruptCB.Callback_Pointer {
  private final BooleanSupplier stopped;
  private volatile long endsAtNs;
  private volatile boolean cancelled;

  /**
   * Waits for nothing once it is stopped or cancelled.
   *
   * @param stopped may be asked from any thread
   */
  SourceTimeout(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /** Begins to wait anew. */
  void renew(Duration timeout) {
    endsAtNs = System.nanoTime() + timeout.toNanos();
  }

  /** Waits for nothing any more. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled || stopped.getAsBoolean();
  }

  /** Whether it has waited long enough. */
  boolean isOver() {
    return System.nanoTime() - endsAtNs > 0;
  }

  @Override
  public int call(Pointer unused) {
    return isCancelled() || isOver() ? 1 : 0;
  }
}
