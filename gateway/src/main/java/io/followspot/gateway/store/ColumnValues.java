package io.followspot.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ProtocolMessageEnum;
import io.followspot.json.MessageJson;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.Optional;

/** Converts messages to column values. */
final class ColumnValues {
  private ColumnValues() {}

  static String of(ProtocolMessageEnum value) {
    return MessageJson.word(value.getValueDescriptor());
  }

  /** When an event happened, by capture time. */
  static long occurredAtUs(TrackEvent event) {
    long at = event.getTrack().getFrame().getCapturedAtUs();
    return at == 0 ? event.getTrack().getLastSeenUs() : at;
  }

  /** How sure a crossing is; empty for other events and where it is not known. */
  static Optional<Float> confidence(TrackEvent event) {
    float confidence = event.getTransition().getConfidence();
    return confidence > 0 ? Optional.of(confidence) : Optional.empty();
  }

  static TrackSnapshot track(byte[] body) {
    try {
      return TrackSnapshot.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the store contains something other than tracks", e);
    }
  }

  static TrackEvent trackEvent(byte[] body) {
    try {
      return TrackEvent.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the store contains something other than events", e);
    }
  }

  static IdentitySnapshot identity(byte[] body) {
    try {
      return IdentitySnapshot.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the store contains something other than identities", e);
    }
  }

  static IdentityEvent identityEvent(byte[] body) {
    try {
      return IdentityEvent.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the store contains something other than events", e);
    }
  }

  static CameraEvent cameraEvent(byte[] body) {
    try {
      return CameraEvent.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the store contains something other than camera events", e);
    }
  }
}
