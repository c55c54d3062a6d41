package io.followspot.kafka;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is, by the newest that it said.
 *
 * @param state what it is, the worst first
 * @param sinceUs since when, in microseconds of capture time, or of the clock for what concerns the
 *     registration; 0 if unknown
 * @param lastFrameAtUs capture time of the latest reported frame; 0 if none was
 * @param message for people: what is wrong and what to do; empty if nothing is
 */
public record CameraState(State state, long sinceUs, long lastFrameAtUs, String message) {
  /** What a camera can be. */
  public enum State {
    /** Its function has not taken the registration yet. */
    PENDING,
    /** The latest registration was refused; the previous one stays in force. */
    REFUSED,
    /** A stage cannot run as configured; a simpler one replaces it. */
    DEGRADED,
    /** Frames come. */
    STREAMING,
    /** Its stream has ended. */
    ENDED,
    /** It is registered, and no frame has come yet. */
    REGISTERED
  }

  /** The condition of a camera whose newest event is this; null if it has not said anything. */
  public static CameraState of(@Nullable CameraEvent newest) {
    if (newest == null || newest.getType() == CameraEventType.CAMERA_EVENT_TYPE_REMOVED) {
      return new CameraState(
          State.PENDING, 0, 0, "No answer to the registration yet: the functions process it.");
    }
    CameraHealth health = newest.getHealth();
    long lastFrameAtUs = newest.getFrame().getCapturedAtUs();
    if (!health.getRefusedBecause().isEmpty()) {
      return new CameraState(
          State.REFUSED, health.getRefusedAtUs(), lastFrameAtUs, health.getRefusedBecause());
    }
    if (!health.getTrouble().isEmpty()) {
      return new CameraState(
          State.DEGRADED, health.getTroubleSinceUs(), lastFrameAtUs, health.getTrouble());
    }
    // A stream that went on over an upgrade is not known to have begun.
    if (health.getStreamingSinceUs() != 0
        || newest.getType() == CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED) {
      return new CameraState(State.STREAMING, health.getStreamingSinceUs(), lastFrameAtUs, "");
    }
    return new CameraState(
        lastFrameAtUs == 0 ? State.REGISTERED : State.ENDED,
        newest.getOccurredAtUs(),
        lastFrameAtUs,
        "");
  }
}
