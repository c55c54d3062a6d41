package io.followspot.gateway.store;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Spans of time in which frames of a camera were processed. A camera's ledger is reported after
 * every five seconds of frames; a longer silence ends a span.
 */
final class RecordedTable {
  private static final Set<CameraEventType> OF_FRAMES =
      Set.of(
          CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED,
          CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
          CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED);

  private static final long LONGEST_SILENCE_US = Duration.ofSeconds(15).toNanos() / 1_000;

  private RecordedTable() {}

  /** Extends the camera's spans by an event; writing one twice changes nothing. */
  static void write(Handle handle, CameraEvent event) {
    long atUs = event.getOccurredAtUs();
    if (!OF_FRAMES.contains(event.getType()) || atUs <= 0) {
      return;
    }
    boolean begins = event.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED;
    int extended =
        handle
            .createUpdate(
                "update recorded set to_us = greatest(to_us, :at) where camera_id = :camera and"
                    + " from_us = (select max(from_us) from recorded where camera_id = :camera and"
                    + " from_us <= :at) and to_us >= :since")
            .bind("at", atUs)
            .bind("camera", event.getCameraId())
            // A new stream may follow the one before at once.
            .bind("since", begins ? atUs - 1_000_000 : atUs - LONGEST_SILENCE_US)
            .execute();
    if (extended == 0) {
      handle
          .createUpdate(
              "insert into recorded (camera_id, from_us, to_us) values (:camera, :at, :at) on"
                  + " conflict do nothing")
          .bind("camera", event.getCameraId())
          .bind("at", atUs)
          .execute();
    }
  }

  /** Deletes spans that ended before a time. */
  static void forget(Handle handle, Cutoffs.Part part) {
    part.bindTo(
            handle.createUpdate(
                "delete from recorded where to_us < :before and " + part.condition()))
        .execute();
  }
}
