package io.followspot.kafka;

import io.followspot.protos.v1.CameraEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * When the newest event about a camera's frames came. Answers to registrations say nothing about
 * its frames.
 *
 * @param atNs on a clock that does not go back
 * @param late how long before that it was written, if that is longer than events usually wait; else
 *     zero
 * @param gap capture time between its last two ledgers, zero if unknown: not the time between their
 *     arrivals, which an outage would make long
 * @param gapBefore the gap before that one, zero if unknown
 * @param ledgerAtUs capture time of the last ledger of the stream; 0 if there is none
 */
public record CameraArrival(
    long atNs, Duration late, Duration gap, Duration gapBefore, long ledgerAtUs) {
  /** An arrival of which only the time is known. */
  public static CameraArrival at(long atNs) {
    return new CameraArrival(atNs, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
  }

  /**
   * The arrival after an event that came without delay.
   *
   * @param before the one before; empty if none is known
   * @return empty if no event about frames has come
   */
  public static Optional<CameraArrival> after(
      Optional<CameraArrival> before, CameraEvent event, long atNs) {
    return after(before, event, atNs, Duration.ZERO);
  }

  /**
   * The arrival after an event.
   *
   * @param before the one before; empty if none is known
   * @param late how long it waited beyond what is usual
   * @return empty if no event about frames has come
   */
  public static Optional<CameraArrival> after(
      Optional<CameraArrival> before, CameraEvent event, long atNs, Duration late) {
    CameraArrival last = before.orElseGet(() -> at(atNs));
    return switch (event.getType()) {
      case CAMERA_EVENT_TYPE_LEDGER_REPORTED -> Optional.of(last.ledger(event, atNs, late));
      case CAMERA_EVENT_TYPE_STREAM_STARTED, CAMERA_EVENT_TYPE_STREAM_ENDED ->
          Optional.of(new CameraArrival(atNs, late, Duration.ZERO, Duration.ZERO, 0));
      case CAMERA_EVENT_TYPE_DEGRADED ->
          Optional.of(new CameraArrival(atNs, late, last.gap, last.gapBefore, last.ledgerAtUs));
      default -> before;
    };
  }

  private CameraArrival ledger(CameraEvent event, long atNs, Duration late) {
    long atUs = event.getOccurredAtUs();
    Duration sinceLast =
        ledgerAtUs > 0 && atUs > ledgerAtUs
            ? Duration.ofNanos((atUs - ledgerAtUs) * 1_000)
            : Duration.ZERO;
    return new CameraArrival(atNs, late, sinceLast, gap, atUs);
  }

  /**
   * The usual capture time between two ledgers; zero if unknown. Of the last two gaps the shorter
   * one: a publisher that was away for a while makes one of them long.
   */
  private Duration usual() {
    return gapBefore.isZero() || gap.compareTo(gapBefore) < 0 ? gap : gapBefore;
  }

  /** The condition that the newest event gives, after the silence since then. */
  public CameraCondition condition(CameraCondition said, long nowNs) {
    Duration silence = Duration.ofNanos(Math.max(0, nowNs - atNs));
    CameraCondition heard = said.afterSilence(silence, usual());
    boolean stale = !said.afterSilence(silence.plus(late), usual()).equals(said);
    return stale && heard.equals(said)
        ? said.unknownBecause(
            "Its newest event came late, after an outage. Wait a few seconds: then it is known whether frames come.")
        : heard;
  }
}
