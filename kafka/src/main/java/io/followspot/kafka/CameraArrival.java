package io.followspot.kafka;

import io.followspot.protos.v1.CameraEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * When the newest event about a camera's frames came. Answers to registrations say nothing about
 * its frames.
 *
 * @param atNs on a clock that does not go back
 * @param usual capture time between its last two ledgers, zero if unknown: not the time between
 *     their arrivals, which an outage would make long
 * @param ledgerAtUs capture time of the last ledger of the stream; 0 if there is none
 */
public record CameraArrival(long atNs, Duration usual, long ledgerAtUs) {
  /** An arrival of which only the time is known. */
  public static CameraArrival at(long atNs) {
    return new CameraArrival(atNs, Duration.ZERO, 0);
  }

  /**
   * The arrival after an event.
   *
   * @param before the one before; empty if none is known
   * @return empty if no event about frames has come
   */
  public static Optional<CameraArrival> after(
      Optional<CameraArrival> before, CameraEvent event, long atNs) {
    return switch (event.getType()) {
      case CAMERA_EVENT_TYPE_LEDGER_REPORTED -> Optional.of(ledger(before, event, atNs));
      case CAMERA_EVENT_TYPE_STREAM_STARTED, CAMERA_EVENT_TYPE_STREAM_ENDED ->
          Optional.of(at(atNs));
      case CAMERA_EVENT_TYPE_DEGRADED ->
          Optional.of(
              before
                  .map(it -> new CameraArrival(atNs, it.usual, it.ledgerAtUs))
                  .orElseGet(() -> at(atNs)));
      default -> before;
    };
  }

  private static CameraArrival ledger(
      Optional<CameraArrival> before, CameraEvent event, long atNs) {
    long lastUs = before.map(CameraArrival::ledgerAtUs).orElse(0L);
    long atUs = event.getOccurredAtUs();
    Duration usual =
        lastUs > 0 && atUs > lastUs ? Duration.ofNanos((atUs - lastUs) * 1_000) : Duration.ZERO;
    return new CameraArrival(atNs, usual, atUs);
  }

  /** The condition that the newest event gives, after the silence since then. */
  public CameraCondition condition(CameraCondition said, long nowNs) {
    return said.afterSilence(Duration.ofNanos(Math.max(0, nowNs - atNs)), usual);
  }
}
