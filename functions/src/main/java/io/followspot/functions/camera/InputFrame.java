package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Origin;
import java.util.Locale;
import java.util.Optional;

/**
 * The stream position of a frame, independent of who detects objects in it.
 *
 * @param origin where it came from
 * @param ref which frame it is; its numbers may be absurd, see {@link #flaw}
 * @param endOfStream whether the source says that it is at its end
 * @param content what it brings
 * @param sizeBytes of the message
 */
record InputFrame(
    Origin origin, FrameRef ref, boolean endOfStream, FrameContent content, int sizeBytes) {
  /** The year 2200: a later time is a mistake, and would make every right one seem late. */
  private static final long MAX_TIME_US = 7_258_118_400_000_000L;

  /** Three centuries at 100 frames a second. */
  private static final long MAX_SEQUENCE = 1_000_000_000_000L;

  static InputFrame of(Frame frame) {
    return new InputFrame(
        Rejections.origin(frame.getOrigin(), Topics.FRAMES),
        FrameRef.newBuilder()
            .setCameraId(frame.getCameraId())
            .setStreamId(frame.getStreamId())
            .setSequence(frame.getSequence())
            .setCapturedAtUs(frame.getCapturedAtUs())
            .build(),
        frame.getEndOfStream(),
        new FrameContent.Picture(frame.getJpeg()),
        frame.getSerializedSize());
  }

  static InputFrame of(Detections detections) {
    return new InputFrame(
        Rejections.origin(detections.getOrigin(), Topics.DETECTIONS),
        FrameRef.newBuilder()
            .setCameraId(detections.getCameraId())
            .setStreamId(detections.getStreamId())
            .setSequence(detections.getSequence())
            .setCapturedAtUs(detections.getCapturedAtUs())
            .build(),
        detections.getEndOfStream(),
        new FrameContent.Boxes(detections),
        detections.getSerializedSize());
  }

  long streamId() {
    return ref.getStreamId();
  }

  long sequence() {
    return ref.getSequence();
  }

  long capturedAtUs() {
    return ref.getCapturedAtUs();
  }

  /** Tells whether it only marks the end. */
  boolean bringsNothing() {
    return endOfStream
        && (content instanceof FrameContent.Picture picture
            ? picture.jpeg().isEmpty()
            : ((FrameContent.Boxes) content).detections().getDetectionsCount() == 0);
  }

  /** Says what is wrong with the frame whatever the stream, if anything. */
  Optional<RejectionReason> flaw(String cameraId) {
    if (!ref.getCameraId().equals(cameraId)) {
      return refuse(
          "camera_id_mismatch",
          "the record's key is %s, but its camera_id is %s; publish with the camera id as key",
          Rejections.quote(cameraId),
          Rejections.quote(ref.getCameraId()));
    }
    if (streamId() <= 0 || streamId() > MAX_TIME_US) {
      return refuse(
          "stream_id_out_of_range",
          "stream_id is %d; use the microsecond since 1970 at which the run began",
          streamId());
    }
    if (sequence() < 0 || sequence() > MAX_SEQUENCE) {
      return refuse(
          "sequence_out_of_range", "sequence is %d; count the run's frames from 0", sequence());
    }
    if (capturedAtUs() <= 0 || capturedAtUs() > MAX_TIME_US) {
      return refuse(
          "captured_at_out_of_range",
          "captured_at_us is %d; use microseconds since 1970",
          capturedAtUs());
    }
    return Optional.empty();
  }

  private static Optional<RejectionReason> refuse(String reason, String format, Object... values) {
    return Optional.of(new RejectionReason(reason, String.format(Locale.ROOT, format, values)));
  }
}
