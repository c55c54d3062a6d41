package io.followspot.engine.kubernetes;

import java.io.IOException;

/** Somebody else has written the object since it was read. */
final class ConflictException extends IOException {
  private static final long serialVersionUID = 1L;

  ConflictException(String message) {
    super(message);
  }
}
