package io.followspot.gateway.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;

/**
 * What came of one attempt to send an alert.
 *
 * @param outcome whether the receiver has taken it
 * @param status the receiver's status, of HTTP or SMTP; 0 if there was no answer, or none with a
 *     number
 * @param text the beginning of the receiver's answer, or why there was none
 * @param durationMs how long it took
 */
record SendResult(Outcome outcome, int status, String text, long durationMs) {
  /** Whether the receiver has taken an alert. */
  enum Outcome {
    TAKEN,
    /** Another attempt may succeed. */
    FAILED,
    REFUSED
  }

  /** Milliseconds since a reading of {@link System#nanoTime}. */
  static long msSince(long beganNs) {
    return (System.nanoTime() - beganNs) / 1_000_000;
  }

  /** No answer. */
  static SendResult failed(String text, long durationMs) {
    return new SendResult(Outcome.FAILED, 0, text, durationMs);
  }

  /** Whether the receiver has taken the alert. */
  boolean isTaken() {
    return outcome == Outcome.TAKEN;
  }

  /** Whether another attempt may succeed. */
  boolean mayBeRepeated() {
    return outcome == Outcome.FAILED;
  }

  ObjectNode json() {
    return JsonText.object()
        .put("taken", isTaken())
        .put("status", status)
        .put("answer", text)
        .put("duration_ms", durationMs);
  }
}
