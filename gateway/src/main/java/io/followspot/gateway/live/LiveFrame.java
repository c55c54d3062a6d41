package io.followspot.gateway.live;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.protos.v1.Frame;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A picture of a camera.
 *
 * @param cameraId the camera
 * @param streamId its stream
 * @param sequence its place in the stream
 * @param capturedAtUs microseconds since 1970
 * @param jpeg the picture as it was published
 */
public record LiveFrame(
    String cameraId, long streamId, long sequence, long capturedAtUs, byte[] jpeg) {
  /**
   * Parses a record of the frames topic; empty if it contains no picture of the camera in its key.
   */
  public static Optional<LiveFrame> of(ConsumerRecord<String, byte[]> entry) {
    if (entry.value() == null) {
      return Optional.empty();
    }
    try {
      Frame frame = Frame.parseFrom(entry.value());
      if (frame.getJpeg().isEmpty() || !frame.getCameraId().equals(entry.key())) {
        return Optional.empty();
      }
      return Optional.of(
          new LiveFrame(
              frame.getCameraId(),
              frame.getStreamId(),
              frame.getSequence(),
              frame.getCapturedAtUs(),
              frame.getJpeg().toByteArray()));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  /** Whether this picture is newer than another of the same camera. */
  boolean isAfter(LiveFrame other) {
    return streamId != other.streamId ? streamId > other.streamId : sequence > other.sequence;
  }
}
