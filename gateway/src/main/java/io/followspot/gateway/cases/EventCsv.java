package io.followspot.gateway.cases;

import io.followspot.gateway.http.CsvText;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TransitionType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events of tracks as a table (RFC 4180) in UTF-8. */
final class EventCsv {
  private static final List<String> HEADINGS =
      List.of(
          "at",
          "camera_id",
          "track_id",
          "event_id",
          "type",
          "label",
          "region_id",
          "direction",
          "confidence");

  private EventCsv() {}

  static byte[] of(List<TrackEvent> events) {
    return CsvText.table(HEADINGS, events.stream().map(EventCsv::row))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> row(TrackEvent event) {
    boolean crossed =
        event.getTransition().getType() == TransitionType.TRANSITION_TYPE_LINE_CROSSED;
    float confidence = event.getTransition().getConfidence();
    return List.of(
        TimestampFormat.format(event.getTrack().getFrame().getCapturedAtUs()),
        event.getTrack().getCameraId(),
        event.getTrack().getTrackId(),
        event.getEventId(),
        MessageJson.word(event.getType().getValueDescriptor()),
        event.getTrack().getLabel(),
        event.getTransition().getRegionId(),
        crossed ? (event.getTransition().getForward() ? "forward" : "backward") : "",
        confidence > 0 ? Float.toString(confidence) : "");
  }
}
