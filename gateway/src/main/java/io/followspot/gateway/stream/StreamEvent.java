package io.followspot.gateway.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.followspot.gateway.alerts.AlertJson;
import io.followspot.gateway.http.JsonText;
import io.followspot.json.MessageJson;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.SitePositions;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * An event of the stream.
 *
 * @param kind its kind
 * @param type the event's type, as {@code line_crossed}; {@code position} for positions
 * @param cameraId its camera
 * @param trackId its track; empty for an event of a camera or of its sound
 * @param from the partition it was read from
 * @param offset its offset there
 * @param json its text in UTF-8, shared by all clients
 */
record StreamEvent(
    Kind kind,
    String type,
    String cameraId,
    String trackId,
    TopicPartition from,
    long offset,
    byte[] json) {
  /** The kinds of events. */
  enum Kind {
    TRACK_EVENT,
    CAMERA_EVENT,
    IDENTITY_EVENT,
    SOUND_EVENT,
    ALERT,
    POSITION,
    SITE_POSITIONS;

    /** Whether it is delivered exactly once and can be resumed. */
    boolean isCommitted() {
      return this != POSITION && this != SITE_POSITIONS;
    }
  }

  /** Parses a record; empty if it is invalid. */
  static Optional<StreamEvent> of(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return Optional.empty();
    }
    try {
      return switch (entry.topic()) {
        case Topics.TRACK_EVENTS -> Optional.of(trackEvent(entry));
        case Topics.CAMERA_EVENTS -> Optional.of(cameraEvent(entry));
        case Topics.TRACK_POSITIONS -> Optional.of(position(entry));
        case Topics.IDENTITY_EVENTS -> Optional.of(identityEvent(entry));
        case Topics.SOUND_EVENTS -> Optional.of(soundEvent(entry));
        case Topics.ALERTS -> Optional.of(alert(entry));
        case Topics.SITE_POSITIONS -> Optional.of(sitePositions(entry));
        default -> Optional.empty();
      };
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static StreamEvent trackEvent(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    TrackEvent event = TrackEvent.parseFrom(entry.value());
    return new StreamEvent(
        Kind.TRACK_EVENT,
        MessageJson.word(event.getType().getValueDescriptor()),
        event.getTrack().getCameraId(),
        event.getTrack().getTrackId(),
        partition(entry),
        entry.offset(),
        json(event));
  }

  private static StreamEvent cameraEvent(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    CameraEvent event = CameraEvent.parseFrom(entry.value());
    return new StreamEvent(
        Kind.CAMERA_EVENT,
        MessageJson.word(event.getType().getValueDescriptor()),
        event.getCameraId(),
        "",
        partition(entry),
        entry.offset(),
        json(event));
  }

  private static StreamEvent soundEvent(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    SoundEvent event = SoundEvent.parseFrom(entry.value());
    return new StreamEvent(
        Kind.SOUND_EVENT,
        MessageJson.word(event.getType().getValueDescriptor()),
        event.getCameraId(),
        "",
        partition(entry),
        entry.offset(),
        json(event));
  }

  private static StreamEvent alert(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    AlertEvent event = AlertEvent.parseFrom(entry.value());
    return new StreamEvent(
        Kind.ALERT,
        "alert",
        event.getCameraId(),
        event.getTrackId(),
        partition(entry),
        entry.offset(),
        JsonText.bytes(AlertJson.of(event)));
  }

  private static StreamEvent position(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    TrackPosition position = TrackPosition.parseFrom(entry.value());
    return new StreamEvent(
        Kind.POSITION,
        "position",
        position.getCameraId(),
        position.getTrackId(),
        partition(entry),
        entry.offset(),
        json(position));
  }

  /** Of no single camera: callers with a scope of cameras do not receive it. */
  private static StreamEvent identityEvent(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    IdentityEvent event = IdentityEvent.parseFrom(entry.value());
    return new StreamEvent(
        Kind.IDENTITY_EVENT,
        MessageJson.word(event.getType().getValueDescriptor()),
        "",
        "",
        partition(entry),
        entry.offset(),
        json(event));
  }

  private static StreamEvent sitePositions(ConsumerRecord<String, byte[]> entry)
      throws InvalidProtocolBufferException {
    return new StreamEvent(
        Kind.SITE_POSITIONS,
        "site_positions",
        "",
        "",
        partition(entry),
        entry.offset(),
        json(SitePositions.parseFrom(entry.value())));
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> entry) {
    return new TopicPartition(entry.topic(), entry.partition());
  }

  private static byte[] json(Message message) {
    return JsonText.bytes(MessageJson.write(message));
  }

  /** The JSON as a string, for tests and logs. */
  String text() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
