package io.followspot.laboratory.replay;

import io.followspot.functions.state.StreamState;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.SoundEvent;

/**
 * The progress of a camera's replay.
 *
 * @param frames frames and detections that were replayed
 * @param lostRegistrations responses of the camera to registrations that are no longer in Kafka
 * @param unanswered registrations that the camera would have answered, and did not
 * @param stream the position in the camera's stream
 * @param eventSequence of the camera's latest event
 * @param soundSequence of its microphone's latest event
 * @param soundLive whether its stream of sound is still open
 * @param alertSequence of the camera's latest alert
 * @param soundAlertSequence of its microphone's latest alert
 */
record ReplayProgress(
    long frames,
    int lostRegistrations,
    int unanswered,
    StreamState stream,
    long eventSequence,
    long soundSequence,
    boolean soundLive,
    long alertSequence,
    long soundAlertSequence) {
  static final ReplayProgress NOTHING =
      new ReplayProgress(0, 0, 0, StreamState.getDefaultInstance(), 0, 0, false, 0, 0);

  /** Whether the camera is still streaming, according to the recording. */
  boolean isLive() {
    return soundLive || stream.getStreamId() != 0 && !stream.getEnded();
  }

  /** Whether an event refers to frames after the replayed ones. */
  boolean isBefore(LoggedEvent event) {
    if (event.message() instanceof SoundEvent) {
      return event.sequence() > soundSequence;
    }
    if (event.message() instanceof AlertEvent alert) {
      boolean ofSound = alert.getKind() == AlertKind.ALERT_KIND_LOUD_SOUND;
      return event.sequence() > (ofSound ? soundAlertSequence : alertSequence);
    }
    if (!event.ofTrack()) {
      return event.sequence() > eventSequence;
    }
    long streamId = event.frame().getStreamId();
    return streamId > stream.getStreamId()
        || streamId == stream.getStreamId() && event.frame().getSequence() > stream.getSequence();
  }
}
