package io.followspot.ingest.source;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** Interrupts FFmpeg when a source sends nothing for too long. */
final class SourceTimeout extends AVIOInterruptCB.Callback_Pointer {
  private final BooleanSupplier stopped;
  private volatile long endsAtNs;
  private volatile boolean cancelled;

  /**
   * Also interrupts once it is stopped or cancelled.
   *
   * @param stopped may be called from any thread
   */
  SourceTimeout(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /** Restarts the time limit. */
  void renew(Duration timeout) {
    endsAtNs = System.nanoTime() + timeout.toNanos();
  }

  /** Ends all waiting. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled || stopped.getAsBoolean();
  }

  /** Whether the time limit has passed. */
  boolean isOver() {
    return System.nanoTime() - endsAtNs > 0;
  }

  @Override
  public int call(Pointer unused) {
    return isCancelled() || isOver() ? 1 : 0;
  }
}
