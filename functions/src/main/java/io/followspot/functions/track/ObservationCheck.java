package io.followspot.functions.track;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.camera.ProtoValues;
import io.followspot.functions.state.TrackState;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.TrackStatus;
import java.util.Optional;

/** Rejects observations that the track's own camera would not send. */
final class ObservationCheck {
  private static final int MAX_TRANSITIONS = 64;
  private static final int MAX_BYTES = 16 * 1024;

  private ObservationCheck() {}

  static Optional<RejectionReason> flaw(
      String trackId, TrackState before, Observation observation) {
    if (!Ids.isTrackId(trackId)
        || !observation.getTrackId().equals(trackId)
        || !observation.getCameraId().equals(Ids.cameraOf(trackId))) {
      return refuse(
          "observation_misdirected",
          "an observation of "
              + Rejections.quote(observation.getTrackId())
              + " was sent to "
              + Rejections.quote(trackId));
    }
    if (before.getStatus() == TrackStatus.TRACK_STATUS_ENDED) {
      return refuse("track_ended", trackId + " has ended and accepts no observations");
    }
    if (ProtoValues.status(observation.getStatus())
        == io.followspot.tracking.tracker.TrackStatus.TENTATIVE) {
      return refuse("observation_tentative", trackId + " is not confirmed yet");
    }
    if (observation.getTransitionsCount() > MAX_TRANSITIONS
        || observation.getSerializedSize() > MAX_BYTES) {
      return refuse("observation_too_large", "an observation contains too many changes");
    }
    return hasBox(observation) || isBareEnd(before, observation)
        ? Optional.empty()
        : refuse("observation_box_invalid", "an observation has no box of finite, positive size");
  }

  /** An end without a box only ends the track; everything else stays as last observed. */
  static Observation completed(TrackState before, Observation observation) {
    return isBareEnd(before, observation)
        ? before.getLatest().toBuilder()
            .setStatus(observation.getStatus())
            .setEndReason(observation.getEndReason())
            .build()
        : observation;
  }

  private static boolean isBareEnd(TrackState before, Observation observation) {
    return before.getSequence() > 0
        && observation.getStatus() == TrackStatus.TRACK_STATUS_ENDED
        && !observation.hasBox();
  }

  private static boolean hasBox(Observation observation) {
    Box box = observation.getBox();
    return box.getWidthPx() > 0
        && box.getHeightPx() > 0
        && Float.isFinite(box.getLeftPx() + box.getTopPx() + box.getWidthPx() + box.getHeightPx());
  }

  private static Optional<RejectionReason> refuse(String reason, String message) {
    return Optional.of(new RejectionReason(reason, message));
  }
}
