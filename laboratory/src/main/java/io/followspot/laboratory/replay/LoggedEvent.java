package io.followspot.laboratory.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event of a track, of a camera or of its microphone, or an alert, and its serialised bytes.
 *
 * @param id the event's own
 * @param cameraId whose event it is
 * @param subject the track's id, the camera's for its own events, its microphone's, or that of the
 *     alerts of one of them
 * @param sequence from 1, without gaps per subject
 * @param atUs capture time in microseconds
 * @param ending whether it is a track's {@code ended}
 * @param message the message
 * @param bytes the record's value
 */
record LoggedEvent(
    String id,
    String cameraId,
    String subject,
    long sequence,
    long atUs,
    boolean ending,
    Message message,
    byte[] bytes) {

  /** Parses a record of one of the topics of events. */
  static LoggedEvent of(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    return switch (entry.topic()) {
      case Topics.TRACK_EVENTS -> of(TrackEvent.parseFrom(entry.value()), entry.value());
      case Topics.SOUND_EVENTS -> of(SoundEvent.parseFrom(entry.value()), entry.value());
      case Topics.ALERTS -> of(AlertEvent.parseFrom(entry.value()), entry.value());
      default -> of(CameraEvent.parseFrom(entry.value()), entry.value());
    };
  }

  /** Converts a reducer's output, if it is an event. */
  static Optional<LoggedEvent> of(OutgoingMessages.ToTopic outgoing) {
    byte[] bytes = DeterministicBytes.of(outgoing.message());
    if (outgoing.message() instanceof TrackEvent event) {
      return Optional.of(of(event, bytes));
    }
    if (outgoing.message() instanceof SoundEvent event) {
      return Optional.of(of(event, bytes));
    }
    if (outgoing.message() instanceof AlertEvent event) {
      return Optional.of(of(event, bytes));
    }
    return outgoing.message() instanceof CameraEvent event
        ? Optional.of(of(event, bytes))
        : Optional.empty();
  }

  private static LoggedEvent of(TrackEvent event, byte[] bytes) {
    if (!event.getTrack().getGlobalId().isEmpty()) {
      // From which event on a track carries its identity hangs on when its site decided: the one
      // field that may differ. What the site decided is in the events of identities.
      TrackEvent alone =
          event.toBuilder().setTrack(event.getTrack().toBuilder().clearGlobalId()).build();
      return of(alone, DeterministicBytes.of(alone));
    }
    return new LoggedEvent(
        event.getEventId(),
        event.getTrack().getCameraId(),
        event.getTrack().getTrackId(),
        event.getSequence(),
        event.getTrack().getFrame().getCapturedAtUs(),
        event.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED,
        event,
        bytes);
  }

  private static LoggedEvent of(CameraEvent event, byte[] bytes) {
    return new LoggedEvent(
        event.getEventId(),
        event.getCameraId(),
        event.getCameraId(),
        event.getSequence(),
        event.getOccurredAtUs(),
        false,
        event,
        bytes);
  }

  private static LoggedEvent of(SoundEvent event, byte[] bytes) {
    return new LoggedEvent(
        event.getEventId(),
        event.getCameraId(),
        event.getCameraId() + ".sound",
        event.getSequence(),
        event.getOccurredAtUs(),
        false,
        event,
        bytes);
  }

  private static LoggedEvent of(AlertEvent event, byte[] bytes) {
    int end = event.getAlertId().lastIndexOf('.');
    return new LoggedEvent(
        event.getAlertId(),
        event.getCameraId(),
        event.getAlertId().substring(0, Math.max(0, end)),
        event.getSequence(),
        event.getAtUs(),
        false,
        event,
        bytes);
  }

  /**
   * Whether it follows from the recording. Alerts of the gateway depend on the clock; they have no
   * sequence.
   */
  boolean isDeterministic() {
    return !(message instanceof AlertEvent) || sequence > 0;
  }

  /** The frame or the record of sound that it refers to, if any. */
  FrameRef frame() {
    if (message instanceof SoundEvent event) {
      return event.getRecord();
    }
    if (message instanceof AlertEvent event) {
      return event.getFrame();
    }
    return message instanceof TrackEvent event
        ? event.getTrack().getFrame()
        : ((CameraEvent) message).getFrame();
  }

  /** Whether it belongs to a track, not to a camera or its microphone. */
  boolean ofTrack() {
    return message instanceof TrackEvent;
  }

  /** Whether it belongs to a camera's microphone. */
  boolean ofSound() {
    return message instanceof SoundEvent;
  }

  /** Its ledger; empty if it has none. */
  Ledger ledger() {
    if (message instanceof SoundEvent event) {
      return event.getLedger();
    }
    return message instanceof CameraEvent event ? event.getLedger() : Ledger.getDefaultInstance();
  }

  /** Whether its ledger, if it has one, accounts for every frame. */
  boolean ledgerAddsUp() {
    Ledger ledger = ledger();
    long rejected = ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum();
    return ledger.getReceived()
        == ledger.getProcessed() + ledger.getDuplicate() + ledger.getLate() + rejected;
  }
}
