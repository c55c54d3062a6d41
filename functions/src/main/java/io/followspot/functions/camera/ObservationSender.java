package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.ReportedTrack;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Transition;
import io.followspot.tracking.life.LastReport;
import io.followspot.tracking.life.ReportingPolicy;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.TrackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends a frame's observations to the track functions, as often as the policy demands. A track that
 * was never confirmed receives no message, so it is invisible to others.
 */
final class ObservationSender {
  private final CameraUpdate update;
  private final ReportingPolicy policy;

  /** The last report of each confirmed track, by ordinal. */
  private final Map<Long, LastReport> known = new TreeMap<>();

  ObservationSender(CameraUpdate update, ReportingPolicy policy) {
    this.update = update;
    this.policy = policy;
    for (ReportedTrack track : update.state().reported().get()) {
      known.put(track.getOrdinal(), ProtoValues.reported(track));
    }
  }

  /**
   * Reports one frame.
   *
   * @param observations with the tracker's ordinals
   * @param transitions by the same ordinals
   */
  void report(
      List<io.followspot.tracking.tracker.Observation> observations,
      Map<Long, List<Transition>> transitions,
      FrameRef frame) {
    for (io.followspot.tracking.tracker.Observation observation : observations) {
      long ordinal = update.state().numbers().ordinal(observation.ordinal());
      update.state().numbers().given(ordinal);
      List<Transition> changes = transitions.getOrDefault(observation.ordinal(), List.of());
      if (isDue(ordinal, observation, !changes.isEmpty(), frame.getCapturedAtUs())) {
        if (!known.containsKey(ordinal)) {
          update.state().ledger().trackConfirmed();
        }
        known.put(ordinal, LastReport.of(observation, frame.getCapturedAtUs()));
        update.send(new OutgoingMessages.ToTrack(message(ordinal, observation, changes, frame)));
      }
      if (observation.status() == TrackStatus.ENDED) {
        known.remove(ordinal);
      }
    }
    save();
  }

  /** Ends every reported track, without further information. */
  void endUnseen(EndReason reason, FrameRef frame) {
    for (long ordinal : known.keySet()) {
      update.send(
          new OutgoingMessages.ToTrack(
              address(ordinal)
                  .setFrame(frame)
                  .setStatus(ProtoValues.proto(TrackStatus.ENDED))
                  .setEndReason(ProtoValues.proto(reason))
                  .build()));
    }
    known.clear();
    save();
  }

  private boolean isDue(
      long ordinal,
      io.followspot.tracking.tracker.Observation observation,
      boolean changes,
      long nowUs) {
    return policy.isDue(known.get(ordinal), observation, nowUs, changes);
  }

  private void save() {
    List<ReportedTrack> reported = new ArrayList<>();
    known.forEach((ordinal, report) -> reported.add(ProtoValues.proto(ordinal, report)));
    update.state().reported().set(reported);
  }

  private Observation.Builder address(long ordinal) {
    return Observation.newBuilder()
        .setTrackId(update.state().numbers().trackId(update.cameraId(), ordinal))
        .setCameraId(update.cameraId())
        .setCameraEpoch(update.state().numbers().epoch())
        .setConfigurationHash(update.state().registration().hash());
  }

  private Observation message(
      long ordinal,
      io.followspot.tracking.tracker.Observation observation,
      List<Transition> transitions,
      FrameRef frame) {
    return address(ordinal)
        .setFrame(frame)
        .setStatus(ProtoValues.proto(observation.status()))
        .setEndReason(ProtoValues.proto(observation.endReason()))
        .setLabel(observation.label())
        .setConfidence((float) observation.confidence())
        .setBox(ProtoValues.proto(observation.box()))
        .setVelocity(
            ProtoValues.velocity(observation.velocityXPxPerS(), observation.velocityYPxPerS()))
        .setSimilarity((float) observation.similarity())
        .setAssociationMargin((float) observation.associationMargin())
        .setHits(observation.hits())
        .setAge(observation.age())
        .setMisses(observation.misses())
        .setFirstSeenUs(observation.firstSeenUs())
        .setLastSeenUs(observation.lastSeenUs())
        .setDistancePx(observation.distancePx())
        .addAllTransitions(transitions)
        .setFrameWidthPx(update.state().tracks().frameWidthPx())
        .setFrameHeightPx(update.state().tracks().frameHeightPx())
        .build();
  }
}
