package io.followspot.kafka;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.SoundEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a camera, derived from its newest event.
 *
 * @param state its state
 * @param sinceUs since when, in microseconds of capture time, or of the clock for states of the
 *     registration; 0 if unknown
 * @param lastFrameAtUs capture time of the latest reported frame; 0 if there was none
 * @param message for users: what is wrong and what to do; empty if nothing is
 */
public record CameraCondition(State state, long sinceUs, long lastFrameAtUs, String message) {
  /** The states of a camera, the worst first. */
  public enum State {
    /** Its function has not processed the registration yet. */
    PENDING,
    /** The latest registration was refused; the previous one stays in force. */
    REFUSED,
    /** A stage cannot run as configured, or what comes is of no use. */
    DEGRADED,
    /** Its stream is open, but no frame has come for a while. */
    OFFLINE,
    /** Its stream is open, but its progress is unknown: a part of the system is down. */
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
   * seconds of frames; a camera with a low frame rate is given two and a half times its usual
   * interval.
   *
   * @param usual capture time between its last two ledgers; zero if unknown
   */
  public static Duration silenceAllowed(Duration usual) {
    Duration wanted = usual.multipliedBy(5).dividedBy(2);
    if (wanted.compareTo(SHORTEST_SILENCE) < 0) {
      return SHORTEST_SILENCE;
    }
    return wanted.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : wanted;
  }

  /** Whether its stream is open, so that events are expected. */
  public boolean expectsFrames() {
    return state == State.STREAMING || state == State.DEGRADED && lastFrameAtUs != 0;
  }

  /**
   * The condition after a silence: offline, if an event was due.
   *
   * @param silence time since its newest event about frames
   * @param usual capture time between its last two ledgers; zero if unknown
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

  /**
   * The condition of a camera whose sound is of no use though nothing else is wrong with it.
   *
   * @param newest the newest event of its sound; null if there is none
   */
  public CameraCondition withSound(@Nullable SoundEvent newest) {
    boolean well = state == State.STREAMING || state == State.ENDED || state == State.REGISTERED;
    if (newest == null || newest.getTrouble().isEmpty() || !well) {
      return this;
    }
    return new CameraCondition(
        State.DEGRADED,
        newest.getTroubleSinceUs(),
        lastFrameAtUs,
        "Its sound is of no use: " + newest.getTrouble() + ".");
  }

  /** The condition while a part of the system is down. */
  public CameraCondition unknownBecause(String message) {
    return expectsFrames() || state == State.OFFLINE
        ? new CameraCondition(State.UNKNOWN, sinceUs, lastFrameAtUs, message)
        : this;
  }

  /** The condition that follows from the newest event; null if there is none. */
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
    // A stream that was open during an upgrade has no recorded start.
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
