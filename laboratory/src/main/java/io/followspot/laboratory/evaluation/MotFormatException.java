package io.followspot.laboratory.evaluation;

/** A row or a setting that is not in MOTChallenge format; the message gives its number. */
public final class MotFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MotFormatException(String message) {
    super(message);
  }

  MotFormatException(int rowNumber, String message) {
    super("row " + rowNumber + ": " + message);
  }
}
