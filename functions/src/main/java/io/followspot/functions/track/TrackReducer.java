package io.followspot.functions.track;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.QueryCheck;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.camera.ProtoValues;
import io.followspot.functions.state.TrackState;
import io.followspot.protos.Ids;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.Origin;
import io.followspot.protos.v1.ReplyStatus;
import io.followspot.protos.v1.TrackIdentity;
import io.followspot.protos.v1.TrackQuery;
import io.followspot.protos.v1.TrackReply;
import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.life.LifeStep;
import io.followspot.tracking.life.TrackInput;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pure update of a track: state and message give the new state and the output, without side
 * effects.
 */
public final class TrackReducer {
  private static final QueryCheck CHECK =
      new QueryCheck("track_id", Ids.TRACK_RULE, Ids::isTrackId);

  private static final int MAX_ECHOED_CHARS = 128;

  /** Updates the track by an observation of its camera. */
  public TrackStep onObservation(String trackId, TrackState before, Observation observation) {
    Optional<RejectionReason> flaw = ObservationCheck.flaw(trackId, before, observation);
    if (flaw.isPresent()) {
      return onUnusable(
          trackId, before, OriginField.UNKNOWN, flaw.get(), observation.getSerializedSize());
    }
    Observation latest = ObservationCheck.completed(before, observation);
    LifeStep step = LifeCodec.read(before).update(sighting(latest));
    TrackState.Builder state = before.toBuilder().setLatest(latest.toBuilder().clearTransitions());
    LifeCodec.write(step.life(), state);
    TrackState after = state.build();
    List<OutgoingMessages> outgoing =
        new ArrayList<>(TrackEvents.of(latest, step, before.getGlobalId()));
    outgoing.add(
        new OutgoingMessages.ToTopic(
            Topics.TRACK_POSITIONS, latest.getCameraId(), TrackSnapshots.position(after)));
    return new TrackStep(after, outgoing);
  }

  /** Remembers which identity across cameras the track belongs to; says it from then on. */
  public TrackStep onIdentity(String trackId, TrackState before, TrackIdentity identity) {
    if (!Ids.isTrackId(trackId)
        || !identity.getTrackId().equals(trackId)
        || !Ids.isGlobalId(identity.getGlobalId())) {
      return onUnusable(
          trackId,
          before,
          OriginField.UNKNOWN,
          new RejectionReason(
              "identity_misdirected",
              "an identity of "
                  + Rejections.quote(identity.getTrackId())
                  + " was sent to "
                  + Rejections.quote(trackId)),
          identity.getSerializedSize());
    }
    return before.getGlobalId().equals(identity.getGlobalId())
        ? new TrackStep(before, List.of())
        : new TrackStep(before.toBuilder().setGlobalId(identity.getGlobalId()).build(), List.of());
  }

  /** Answers a query about the track, without changing its state. */
  public TrackStep onQuery(String trackId, TrackState before, TrackQuery query) {
    List<OutgoingMessages> outgoing = new ArrayList<>();
    Optional<RejectionReason> flaw =
        CHECK.flaw(trackId, query.getTrackId(), query.getCorrelationId());
    flaw.ifPresent(
        refusal ->
            outgoing.add(
                Rejections.of(
                    cameraOf(trackId),
                    Rejections.origin(query.getOrigin(), Topics.TRACK_QUERIES),
                    refusal,
                    null,
                    query.getSerializedSize())));
    if (QueryCheck.isCorrelationId(query.getCorrelationId())) {
      outgoing.add(
          reply(trackId, flaw.isEmpty() ? before : TrackState.getDefaultInstance(), query));
    }
    return new TrackStep(before, outgoing);
  }

  /** Accounts for a record that is not a valid message, or whose processing failed. */
  public TrackStep onUnusable(
      String trackId, TrackState before, Origin origin, RejectionReason refusal, long sizeBytes) {
    return new TrackStep(
        before, List.of(Rejections.of(cameraOf(trackId), origin, refusal, null, sizeBytes)));
  }

  private static OutgoingMessages reply(String trackId, TrackState state, TrackQuery query) {
    TrackReply.Builder reply =
        TrackReply.newBuilder()
            .setCorrelationId(query.getCorrelationId())
            .setTrackId(Rejections.shorten(trackId, MAX_ECHOED_CHARS));
    if (state.getSequence() == 0) {
      reply.setStatus(ReplyStatus.REPLY_STATUS_NOT_FOUND);
    } else {
      reply
          .setStatus(ReplyStatus.REPLY_STATUS_FOUND)
          .setTrack(
              TrackSnapshots.whole(state.getLatest(), LifeCodec.read(state), state.getGlobalId()));
    }
    return new OutgoingMessages.ToTopic(
        Topics.TRACK_REPLIES, query.getCorrelationId(), reply.build());
  }

  private static String cameraOf(String trackId) {
    return Ids.isTrackId(trackId) ? Ids.cameraOf(trackId) : "";
  }

  private static TrackInput sighting(Observation latest) {
    TrackStatus status = ProtoValues.status(latest.getStatus());
    long atUs = latest.getFrame().getCapturedAtUs();
    List<RegionTransition> changes =
        latest.getTransitionsList().stream().map(TrackEvents::transition).toList();
    return new TrackInput(
        atUs,
        status,
        latest.getLastSeenUs() == atUs,
        new Point(TrackSnapshots.anchor(latest).getXPx(), TrackSnapshots.anchor(latest).getYPx()),
        changes);
  }
}
