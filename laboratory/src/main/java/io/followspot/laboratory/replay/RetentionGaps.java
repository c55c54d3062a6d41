package io.followspot.laboratory.replay;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SoundEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a camera's recording Kafka has deleted. Later events cannot be compared then: tracks get
 * other numbers, and the camera's state at that time is unknown.
 */
final class RetentionGaps {
  private RetentionGaps() {}

  /**
   * Describes what is missing, in one sentence each; empty if the recording is complete.
   *
   * @param deleted whether retention by time has deleted records of any camera
   * @param replayed all output of the replay
   * @param committed all committed events
   */
  static List<String> in(
      ReplayProgress played,
      boolean deleted,
      List<LoggedEvent> replayed,
      List<LoggedEvent> committed) {
    List<String> gaps = new ArrayList<>();
    if (deleted) {
      eventsBefore(committed).ifPresent(gaps::add);
      framesBefore(firstStart(replayed), firstStart(committed)).ifPresent(gaps::add);
      if (!firstSound(replayed).equals(firstSound(committed))) {
        gaps.add("Kafka no longer keeps all of the camera's sound.");
      }
    }
    if (played.lostRegistrations() > 0) {
      gaps.add(
          String.format(
              Locale.ROOT,
              "Kafka no longer keeps %d of the camera's registrations, only the latest.",
              played.lostRegistrations()));
    }
    return gaps;
  }

  private static Optional<String> eventsBefore(List<LoggedEvent> committed) {
    return committed.stream()
        .filter(event -> event.message() instanceof CameraEvent)
        .findFirst()
        .filter(event -> event.sequence() > 1)
        .map(
            event ->
                String.format(
                    Locale.ROOT,
                    "Kafka no longer keeps the camera's first %d events.",
                    event.sequence() - 1));
  }

  private static Optional<String> framesBefore(
      Optional<CameraEvent> replayed, Optional<CameraEvent> committed) {
    if (committed.isEmpty()) {
      return Optional.empty();
    }
    FrameRef was = committed.get().getFrame();
    if (replayed.isEmpty()) {
      return Optional.of(
          "Kafka no longer keeps any frame of the camera; the first was of "
              + time(was.getCapturedAtUs())
              + ".");
    }
    FrameRef is = replayed.get().getFrame();
    boolean same = is.getStreamId() == was.getStreamId() && is.getSequence() == was.getSequence();
    return same
        ? Optional.empty()
        : Optional.of(
            "Kafka no longer keeps the camera's frames from "
                + time(was.getCapturedAtUs())
                + " until "
                + time(is.getCapturedAtUs())
                + ".");
  }

  private static Optional<CameraEvent> firstStart(List<LoggedEvent> events) {
    return events.stream()
        .map(LoggedEvent::message)
        .filter(CameraEvent.class::isInstance)
        .map(CameraEvent.class::cast)
        .filter(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED)
        .findFirst();
  }

  private static Optional<SoundEvent> firstSound(List<LoggedEvent> events) {
    return events.stream()
        .map(LoggedEvent::message)
        .filter(SoundEvent.class::isInstance)
        .map(SoundEvent.class::cast)
        .findFirst();
  }

  private static Instant time(long us) {
    return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
  }
}
