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
 * The position of a frame in its stream, independent of who detects objects in it.
 *
 * @param origin where it came from
 * @param ref which frame it is; its numbers may be invalid, see {@link #flaw}
 * @param endOfStream whether the source states that the stream ends
 * @param content its content
 * @param sizeBytes of the message
 */
record InputFrame(
    Origin origin, FrameRef ref, boolean endOfStream, FrameContent content, int sizeBytes) {
  /** The year 2200: a later time is a mistake, and would make every correct frame late. */
  private static final long MAX_TIME_US = 7_258_118_400_000_000L;

  /** How far a frame may be ahead of its record's time in Kafka. */
  private static final long MAX_AHEAD_US = 3_600_000_000L;

  /** How close to the record's time a number must be to be recognised as a time in another unit. */
  private static final long NEAR_MS = 400L * 24 * 3_600_000;

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

  /** Tells whether it only marks the end of the stream. */
  boolean bringsNothing() {
    return endOfStream
        && (content instanceof FrameContent.Picture picture
            ? picture.jpeg().isEmpty()
            : ((FrameContent.Boxes) content).detections().getDetectionsCount() == 0);
  }

  /** Returns what is wrong with the frame independent of the stream, if anything. */
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
    return flawOfTime();
  }

  /**
   * What is wrong with the frame's times compared with the record's time in Kafka. One frame from
   * the future would make every correct one late.
   */
  private Optional<RejectionReason> flawOfTime() {
    long recordedAtMs = origin.getRecordedAtMs();
    if (recordedAtMs <= 0) {
      return Optional.empty();
    }
    String unit = unit(recordedAtMs);
    if (!unit.isEmpty()) {
      return refuse(
          "captured_at_out_of_range",
          "captured_at_us is %d, which looks like %s; use microseconds since 1970",
          capturedAtUs(),
          unit);
    }
    long latestUs = recordedAtMs * 1_000 + MAX_AHEAD_US;
    if (capturedAtUs() > latestUs || streamId() > latestUs) {
      return refuse(
          "captured_at_in_future",
          "%s %d is more than an hour ahead of the record's time stamp in Kafka, %d ms; set the"
              + " clock, or give the record its capture time as time stamp",
          capturedAtUs() > latestUs ? "captured_at_us" : "stream_id",
          capturedAtUs() > latestUs ? capturedAtUs() : streamId(),
          recordedAtMs);
    }
    return Optional.empty();
  }

  private String unit(long recordedAtMs) {
    if (Math.abs(capturedAtUs() - recordedAtMs) < NEAR_MS) {
      return "milliseconds";
    }
    return Math.abs(capturedAtUs() - recordedAtMs / 1_000) < NEAR_MS / 1_000 ? "seconds" : "";
  }

  private static Optional<RejectionReason> refuse(String reason, String format, Object... values) {
    return Optional.of(new RejectionReason(reason, String.format(Locale.ROOT, format, values)));
  }
}
