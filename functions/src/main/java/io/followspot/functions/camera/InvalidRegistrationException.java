package io.followspot.functions.camera;

/** A registration that can not be applied; the message names the field and says what to do. */
final class InvalidRegistrationException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRegistrationException(String field, String problem) {
    super(field + " " + problem);
  }
}
