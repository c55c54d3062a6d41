package io.followspot.functions.stream;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Origin;
import java.util.Locale;
import java.util.Optional;

/** One record of a camera's stream, whatever it brings. Its numbers may be absurd, see flaw. */
public interface StreamRecord {
  /** The year 2200: a later time is a mistake, and would make every right one seem late. */
  long MAX_TIME_US = 7_258_118_400_000_000L;

  /** How far a record may be ahead of its record's time in Kafka. */
  long MAX_AHEAD_US = 3_600_000_000L;

  /** How near to the record's time a number must be to be taken for one in another unit. */
  long NEAR_MS = 400L * 24 * 3_600_000;

  /** Three centuries at 100 frames a second. */
  long MAX_SEQUENCE = 1_000_000_000_000L;

  /** Where it came from. */
  Origin origin();

  /** Which record it is. */
  FrameRef ref();

  /** Whether the source says that it is at its end. */
  boolean endOfStream();

  /** What it is called in messages to people, as frame. */
  String noun();

  /** Returns its stream. */
  default long streamId() {
    return ref().getStreamId();
  }

  /** Returns its place in the stream. */
  default long sequence() {
    return ref().getSequence();
  }

  /** Returns when it was captured, in microseconds since 1970. */
  default long capturedAtUs() {
    return ref().getCapturedAtUs();
  }

  /** Says what is wrong with the record whatever the stream, if anything. */
  default Optional<RejectionReason> flaw(String cameraId) {
    if (!ref().getCameraId().equals(cameraId)) {
      return refuse(
          "camera_id_mismatch",
          "the record's key is %s, but its camera_id is %s; publish with the camera id as key",
          Rejections.quote(cameraId),
          Rejections.quote(ref().getCameraId()));
    }
    if (streamId() <= 0 || streamId() > MAX_TIME_US) {
      return refuse(
          "stream_id_out_of_range",
          "stream_id is %d; use the microsecond since 1970 at which the run began",
          streamId());
    }
    if (sequence() < 0 || sequence() > MAX_SEQUENCE) {
      return refuse(
          "sequence_out_of_range",
          "sequence is %d; count the run's %ss from 0",
          sequence(),
          noun());
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
   * What is wrong with the times as seen from the record's own time. One record from the future
   * would make every right one late.
   */
  private Optional<RejectionReason> flawOfTime() {
    long recordedAtMs = origin().getRecordedAtMs();
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
