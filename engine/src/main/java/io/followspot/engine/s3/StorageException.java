package io.followspot.engine.s3;

import java.io.IOException;

/**
 * The storage did not do what was asked of it: it cannot be reached, or refuses. Says nothing about
 * the objects in it, so that nothing counts as damaged for it.
 */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
