package io.followspot.engine.kubernetes;

import java.io.IOException;

/** The API server knows who asks, and does not allow it; or does not know who asks. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
