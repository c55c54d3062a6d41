package io.followspot.laboratory.bench;

/** Decides when the JIT compilers are quiet: their share of the CPU time of a window is small. */
final class WarmUp {
  /** Frames of all cameras in a window. */
  static final long WINDOW_FRAMES = 2_000;

  /** The share at which compilers are quiet. */
  static final double QUIET_SHARE = 0.02;

  private final long maxFrames;
  private long frames;
  private boolean quiet;

  /**
   * Begins to warm up.
   *
   * @param maxFrames of all cameras, after which measuring begins in any case
   */
  WarmUp(long maxFrames) {
    this.maxFrames = maxFrames;
  }

  /** How many frames the next window has; none if warming up has ended. */
  long nextFrames() {
    return quiet ? 0 : Math.min(WINDOW_FRAMES, maxFrames - frames);
  }

  /**
   * A window has passed.
   *
   * @param windowFrames of all cameras
   * @param share of the compilers in the window's CPU time; NaN if unknown
   */
  void passed(long windowFrames, double share) {
    frames += windowFrames;
    quiet = share < QUIET_SHARE;
  }

  /** Frames of all cameras so far. */
  long frames() {
    return frames;
  }
}
