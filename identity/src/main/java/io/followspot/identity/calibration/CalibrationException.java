package io.followspot.identity.calibration;

/** A calibration that determines no mapping; the message says why. */
public final class CalibrationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public CalibrationException(String message) {
    super(message);
  }
}
