package io.followspot.kafka;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import java.time.Duration;
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
public record CameraCondition(State state, long sinceUs, long lastFrameAtUs, String message) {
  /** What a camera can be. */
  public enum State {
    /** Its function has not taken the registration yet. */
    PENDING,
    /** The latest registration was refused; the previous one stays in force. */
    REFUSED,
    /** A stage cannot run as configured; a simpler one replaces it. */
    DEGRADED,
    /** Its stream is open, but nothing has come from it for a while. */
    OFFLINE,
    /** Its stream is open, but how far it has come cannot be told: a part of the system is down. */
    UNKNOWN,
    /** Frames come. */
    STREAMING,
    /** Its stream has ended. */
    ENDED,
    /** It is registered, and no frame has come yet. */
    REGISTERED
  }

  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(12);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  /**
   * How long a camera may be silent before it counts as offline. Its ledger comes with every five
   * seconds of frames; a camera of few frames is given three times its usual interval.
   *
   * @param usual time between its last two events; zero if unknown
   */
  public static Duration silenceAllowed(Duration usual) {
    Duration wanted = usual.multipliedBy(3);
    if (wanted.compareTo(SHORTEST_SILENCE) < 0) {
      return SHORTEST_SILENCE;
    }
    return wanted.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : wanted;
  }

  /** Whether its stream is open, so that events should come. */
  public boolean expectsFrames() {
    return state == State.STREAMING || state == State.DEGRADED && lastFrameAtUs != 0;
  }

  /**
   * The same camera after a silence: offline, if it should have said something.
   *
   * @param silence time since its newest event came
   * @param usual time between its last two events; zero if unknown
   */
  public CameraCondition afterSilence(Duration silence, Duration usual) {
    if (!expectsFrames() || silence.compareTo(silenceAllowed(usual)) < 0) {
      return this;
    }
    return new CameraCondition(
        State.OFFLINE,
        lastFrameAtUs,
        lastFrameAtUs,
        "No frame has come for "
            + silence.toSeconds()
            + " s: its publisher has stopped or cannot reach Kafka. Start it again.");
  }

  /** The same camera while a part of the system is down. */
  public CameraCondition unknownBecause(String message) {
    return expectsFrames() || state == State.OFFLINE
        ? new CameraCondition(State.UNKNOWN, sinceUs, lastFrameAtUs, message)
        : this;
  }

  /** The condition of a camera whose newest event is this; null if it has not said anything. */
  public static CameraCondition of(@Nullable CameraEvent newest) {
    if (newest == null || newest.getType() == CameraEventType.CAMERA_EVENT_TYPE_REMOVED) {
      return new CameraCondition(
          State.PENDING, 0, 0, "No answer to the registration yet: the functions process it.");
    }
    CameraHealth health = newest.getHealth();
    long lastFrameAtUs = newest.getFrame().getCapturedAtUs();
    if (!health.getRefusedBecause().isEmpty()) {
      return new CameraCondition(
          State.REFUSED, health.getRefusedAtUs(), lastFrameAtUs, health.getRefusedBecause());
    }
    if (!health.getTrouble().isEmpty()) {
      return new CameraCondition(
          State.DEGRADED, health.getTroubleSinceUs(), lastFrameAtUs, health.getTrouble());
    }
    // A stream that went on over an upgrade is not known to have begun.
    if (health.getStreamingSinceUs() != 0
        || newest.getType() == CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED) {
      return new CameraCondition(State.STREAMING, health.getStreamingSinceUs(), lastFrameAtUs, "");
    }
    return new CameraCondition(
        lastFrameAtUs == 0 ? State.REGISTERED : State.ENDED,
        newest.getOccurredAtUs(),
        lastFrameAtUs,
        "");
  }
}
