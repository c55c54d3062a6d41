package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.camera.state.CameraFields;
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
  private final CameraFields state;
  private final List<OutgoingMessages> outgoing = new ArrayList<>();

  CameraUpdate(String cameraId, CameraState before) {
    this.cameraId = cameraId;
    state = new CameraFields(before);
  }

  String cameraId() {
    return cameraId;
  }

  CameraFields state() {
    return state;
  }

  StreamPosition position() {
    return state.stream().position();
  }

  /** The latest processed frame. */
  FrameRef latestFrame() {
    return state.stream().latestFrame(cameraId);
  }

  void send(OutgoingMessages message) {
    outgoing.add(message);
  }

  /** Counts a received message as rejected, and reports it with the reason. */
  void reject(Origin origin, RejectionReason refusal, @Nullable FrameRef frame, long sizeBytes) {
    state.ledger().rejected(refusal.reason());
    send(Rejections.of(cameraId, origin, refusal, frame, sizeBytes));
  }

  void reject(InputFrame frame, RejectionReason refusal) {
    reject(frame.origin(), refusal, frame.ref(), frame.sizeBytes());
  }

  /** Counts and reports unusable detections of a frame whose other detections are used. */
  void omit(InputFrame frame, OmittedDetections omitted, int of) {
    omitted.byReason().forEach(state.ledger()::detectionsLeftOut);
    send(
        Rejections.of(
            cameraId, frame.origin(), omitted.reason(of), frame.ref(), frame.sizeBytes()));
  }

  /** Adds an event of the camera, with the ledger after this update. */
  void addEvent(CameraEventType type, String message, long atUs, @Nullable FrameRef frame) {
    long sequence = state.events().next();
    CameraEvent.Builder event =
        CameraEvent.newBuilder()
            .setEventId(cameraId + "." + sequence)
            .setCameraId(cameraId)
            .setCameraEpoch(state.numbers().epoch())
            .setSequence(sequence)
            .setType(type)
            .setMessage(message)
            .setOccurredAtUs(atUs)
            .setConfigurationHash(state.registration().hash());
    if (frame != null) {
      event.setFrame(frame);
    }
    send(new OutgoingMessages.ToTopic(Topics.CAMERA_EVENTS, cameraId, event.build()));
  }

  CameraStep step() {
    Ledger ledger = state.ledger().get();
    CameraHealth health = state.health().report(state.unusable().get());
    return new CameraStep(
        state.build(),
        outgoing.stream().map(message -> complete(message, ledger, health)).toList());
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
