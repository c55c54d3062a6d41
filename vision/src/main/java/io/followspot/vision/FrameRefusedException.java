package io.followspot.vision;

/** A frame that cannot be used, and why. */
public final class FrameRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the exception.
   *
   * @param reason short and stable, as {@code frame_not_jpeg}
   * @param message what was wrong and what to do
   */
  public FrameRefusedException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Short and stable, as {@code frame_not_jpeg}. */
  public String reason() {
    return reason;
  }
}
