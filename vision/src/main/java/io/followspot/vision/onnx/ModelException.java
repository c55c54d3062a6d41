package io.followspot.vision.onnx;

/** A model that cannot be used; the message says which, why, and what to do. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ModelException(String message) {
    super(message);
  }
}
