package io.followspot.functions.microphone;

import io.followspot.functions.RejectionReason;

/** A record whose sound cannot be used. */
final class UnusableSoundException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableSoundException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  RejectionReason rejection() {
    return new RejectionReason(reason, String.valueOf(getMessage()));
  }
}
