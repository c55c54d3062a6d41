package io.followspot.gateway.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;

/**
 * What came of one attempt to send an alert.
 *
 * @param status the receiver's HTTP status; 0 if there was no answer
 * @param text the beginning of the receiver's answer, or why there was none
 * @param durationMs how long it took
 */
record WebhookAnswer(int status, String text, long durationMs) {
  /** Whether the receiver has taken the alert. */
  boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /** Whether another attempt may succeed. */
  boolean mayBeRepeated() {
    return status == 0 || status == 408 || status == 429 || status >= 500;
  }

  ObjectNode json() {
    return JsonText.object()
        .put("taken", isTaken())
        .put("status", status)
        .put("answer", text)
        .put("duration_ms", durationMs);
  }
}
