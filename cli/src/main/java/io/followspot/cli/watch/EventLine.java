package io.followspot.cli.watch;

import io.followspot.json.MessageJson;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.Transition;
import io.followspot.terminal.LocalTimes;
import java.util.Locale;

/** Formats an event as one line: time, camera, track, type, details. */
final class EventLine {
  private EventLine() {}

  static String of(TrackEvent event) {
    TrackSnapshot track = event.getTrack();
    return line(
        track.getFrame().getCapturedAtUs(),
        track.getCameraId(),
        track.getTrackId(),
        coloured(MessageJson.word(event.getType())),
        details(event));
  }

  static String of(CameraEvent event) {
    return line(
        event.getOccurredAtUs(),
        event.getCameraId(),
        "",
        coloured(MessageJson.word(event.getType())),
        details(event));
  }

  private static String line(
      long atUs, String cameraId, String trackId, String event, String details) {
    return String.format(
            Locale.ROOT,
            "%s  %-12s %-16s %s  %s",
            LocalTimes.time(atUs),
            cameraId,
            trackId,
            event,
            details)
        .stripTrailing();
  }

  private static String details(TrackEvent event) {
    TrackSnapshot track = event.getTrack();
    return switch (event.getType()) {
      case TRACK_EVENT_TYPE_ZONE_ENTERED -> event.getTransition().getRegionId();
      case TRACK_EVENT_TYPE_ZONE_EXITED ->
          event.getTransition().getRegionId()
              + " after "
              + LocalTimes.length(event.getTransition().getDwellUs());
      case TRACK_EVENT_TYPE_LINE_CROSSED -> crossing(event.getTransition());
      case TRACK_EVENT_TYPE_ENDED ->
          String.format(
              Locale.ROOT,
              "%s after %s and %,.0f px",
              MessageJson.word(track.getReason()).replace('_', ' '),
              LocalTimes.length(track.getLastSeenUs() - track.getFirstSeenUs()),
              track.getDistancePx());
      default -> place(track);
    };
  }

  private static String crossing(Transition transition) {
    String sure =
        transition.getConfidence() > 0
            ? String.format(Locale.ROOT, ", confidence %.2f", transition.getConfidence())
            : "";
    return transition.getRegionId() + (transition.getForward() ? " forward" : " backward") + sure;
  }

  private static String place(TrackSnapshot track) {
    String place =
        String.format(
            Locale.ROOT, "at %.0f, %.0f", track.getAnchor().getXPx(), track.getAnchor().getYPx());
    return track.getLabel().isEmpty() ? place : track.getLabel() + " " + place;
  }

  private static String details(CameraEvent event) {
    String message = event.getMessage();
    if (!event.hasLedger()) {
      return message;
    }
    String ledger =
        String.format(
            Locale.ROOT,
            "%,d of %,d frames processed, %,d tracks",
            event.getLedger().getProcessed(),
            event.getLedger().getReceived(),
            event.getLedger().getTracksConfirmed());
    return message.isEmpty() ? ledger : message + "; " + ledger;
  }

  private static String coloured(String word) {
    String style =
        switch (word) {
          case "confirmed", "recovered", "registered", "resumed" -> "green";
          case "ended", "removed", "stream_ended" -> "faint";
          case "lost", "refused", "degraded" -> "yellow";
          case "zone_entered", "zone_exited", "line_crossed" -> "cyan";
          default -> "bold";
        };
    return "@|" + style + " " + String.format(Locale.ROOT, "%-14s", word) + "|@";
  }
}
