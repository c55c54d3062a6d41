package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.CameraState;
import io.followspot.functions.stream.StreamPosition;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The update of a camera's state by one message: counters, outgoing messages and new state. */
final class CameraUpdate {
  private final String cameraId;
  private final CameraState.Builder state;
  private final Ledger.Builder ledger;
  private final List<OutgoingMessages> outgoing = new ArrayList<>();

  CameraUpdate(String cameraId, CameraState before) {
    this.cameraId = cameraId;
    state = before.toBuilder();
    ledger = before.getLedger().toBuilder();
  }

  String cameraId() {
    return cameraId;
  }

  CameraState.Builder state() {
    return state;
  }

  Ledger.Builder ledger() {
    return ledger;
  }

  StreamPosition position() {
    return StreamPosition.of(state.getStream());
  }

  /** The latest processed frame. */
  FrameRef latestFrame() {
    return FrameRef.newBuilder()
        .setCameraId(cameraId)
        .setStreamId(state.getStream().getStreamId())
        .setSequence(state.getStream().getSequence())
        .setCapturedAtUs(state.getStream().getCapturedAtUs())
        .build();
  }

  void send(OutgoingMessages message) {
    outgoing.add(message);
  }

  /** Counts a received message as rejected. */
  void count(String reason) {
    ledger.putRejected(reason, ledger.getRejectedOrDefault(reason, 0) + 1);
  }

  /** Counts a received message as rejected, and reports it with the reason. */
  void reject(Origin origin, RejectionReason refusal, @Nullable FrameRef frame, long sizeBytes) {
    count(refusal.reason());
    send(Rejections.of(cameraId, origin, refusal, frame, sizeBytes));
  }

  void reject(InputFrame frame, RejectionReason refusal) {
    reject(frame.origin(), refusal, frame.ref(), frame.sizeBytes());
  }

  /** Counts and reports unusable detections of a frame whose other detections are used. */
  void omit(InputFrame frame, OmittedDetections omitted, int of) {
    omitted
        .byReason()
        .forEach(
            (reason, count) ->
                ledger.putDetectionsLeftOut(
                    reason, ledger.getDetectionsLeftOutOrDefault(reason, 0) + count));
    send(
        Rejections.of(
            cameraId, frame.origin(), omitted.reason(of), frame.ref(), frame.sizeBytes()));
  }

  /** Adds an event of the camera, with the ledger after this update. */
  void addEvent(CameraEventType type, String message, long atUs, @Nullable FrameRef frame) {
    long sequence = state.getEventSequence() + 1;
    state.setEventSequence(sequence);
    CameraEvent.Builder event =
        CameraEvent.newBuilder()
            .setEventId(cameraId + "." + sequence)
            .setCameraId(cameraId)
            .setCameraEpoch(state.getEpoch())
            .setSequence(sequence)
            .setType(type)
            .setMessage(message)
            .setOccurredAtUs(atUs)
            .setConfigurationHash(state.getConfigurationHash());
    if (frame != null) {
      event.setFrame(frame);
    }
    send(new OutgoingMessages.ToTopic(Topics.CAMERA_EVENTS, cameraId, event.build()));
  }

  CameraStep step() {
    Ledger after = ledger.build();
    return new CameraStep(
        state.setLedger(after).build(),
        outgoing.stream().map(message -> complete(message, after, health())).toList());
  }

  private CameraHealth health() {
    String unusable = state.getUnusable().getTold();
    CameraHealth.Builder health = state.getHealth().toBuilder();
    return unusable.isEmpty()
        ? health.setTrouble(state.getTrouble()).build()
        : health.setTrouble(unusable).setTroubleSinceUs(state.getUnusable().getSinceUs()).build();
  }

  /**
   * The ledger adds up only after the message is processed, and the camera's health is known only
   * then; therefore both are filled into the events at the end.
   */
  private static OutgoingMessages complete(
      OutgoingMessages message, Ledger after, CameraHealth health) {
    return message instanceof OutgoingMessages.ToTopic record
            && record.message() instanceof CameraEvent event
        ? new OutgoingMessages.ToTopic(
            record.topic(),
            record.key(),
            event.toBuilder().setLedger(after).setHealth(health).build())
        : message;
  }
}
