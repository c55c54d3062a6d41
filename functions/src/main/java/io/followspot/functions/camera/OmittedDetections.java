package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Unusable detections of one frame whose other detections are used. */
final class OmittedDetections {
  private final Map<String, Long> byReason = new LinkedHashMap<>();
  private String firstReason = "";
  private String firstMessage = "";

  void add(String reason, String message) {
    add(reason, message, 1);
  }

  void add(String reason, String message, long count) {
    if (byReason.isEmpty()) {
      firstReason = reason;
      firstMessage = message;
    }
    byReason.merge(reason, count, Long::sum);
  }

  boolean isEmpty() {
    return byReason.isEmpty();
  }

  Map<String, Long> byReason() {
    return byReason;
  }

  long count() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The reason of the first one; the message also gives their number. */
  RejectionReason reason(int of) {
    return new RejectionReason(
        firstReason,
        String.format(
            Locale.ROOT, "%d of %d detections were left out: %s", count(), of, firstMessage));
  }
}
