package io.followspot.functions.microphone;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.MicrophoneState;
import io.followspot.functions.stream.StreamPosition;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.SoundEventType;
import java.util.ArrayList;
import java.util.List;

/** The update of a microphone's state by one message: counters, messages and new state. */
final class MicrophoneUpdate {
  private final String cameraId;
  private final MicrophoneState.Builder state;
  private final Ledger.Builder ledger;
  private final List<OutgoingMessages> outgoing = new ArrayList<>();

  MicrophoneUpdate(String cameraId, MicrophoneState before) {
    this.cameraId = cameraId;
    state = before.toBuilder();
    ledger = before.getLedger().toBuilder();
  }

  String cameraId() {
    return cameraId;
  }

  MicrophoneState.Builder state() {
    return state;
  }

  Ledger.Builder ledger() {
    return ledger;
  }

  StreamPosition position() {
    return StreamPosition.of(state.getStream());
  }

  /** The latest record that was taken in. */
  FrameRef latestRecord() {
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

  /** Counts as rejected what was counted as received, and says why. */
  void reject(InputSound record, RejectionReason refusal) {
    reject(
        refusal,
        Rejections.of(cameraId, record.origin(), refusal, record.ref(), record.sizeBytes()));
  }

  /** Counts as rejected what was counted as received, and sends why. */
  void reject(RejectionReason refusal, OutgoingMessages rejection) {
    count(refusal.reason());
    send(rejection);
    if (state.getRegistered()) {
      new SoundTroubleWatch(this).rejected(refusal.message());
    }
  }

  private void count(String reason) {
    ledger.putRejected(reason, ledger.getRejectedOrDefault(reason, 0) + 1);
  }

  void addEvent(SoundEventType type, String message, long atUs, FrameRef record) {
    addEvent(SoundEvent.newBuilder().setType(type).setMessage(message).setRecord(record), atUs);
  }

  /** Adds an event of the microphone; returns it without its ledger. */
  SoundEvent addEvent(SoundEvent.Builder event, long atUs) {
    long sequence = state.getEventSequence() + 1;
    state.setEventSequence(sequence);
    event
        .setEventId(cameraId + ".sound." + sequence)
        .setCameraId(cameraId)
        .setCameraEpoch(state.getEpoch())
        .setSequence(sequence)
        .setOccurredAtUs(atUs)
        .setTrouble(state.getTrouble().getTold())
        .setTroubleSinceUs(state.getTrouble().getSinceUs())
        .setConfigurationHash(state.getConfigurationHash());
    SoundEvent added = event.build();
    send(new OutgoingMessages.ToTopic(Topics.SOUND_EVENTS, cameraId, added));
    return added;
  }

  MicrophoneStep step() {
    Ledger after = ledger.build();
    return new MicrophoneStep(
        state.setLedger(after).build(),
        outgoing.stream().map(message -> complete(message, after)).toList());
  }

  /** A record is received before it is known what becomes of it: only afterwards it adds up. */
  private static OutgoingMessages complete(OutgoingMessages message, Ledger after) {
    return message instanceof OutgoingMessages.ToTopic sent
            && sent.message() instanceof SoundEvent event
        ? new OutgoingMessages.ToTopic(
            sent.topic(), sent.key(), event.toBuilder().setLedger(after).build())
        : message;
  }
}
