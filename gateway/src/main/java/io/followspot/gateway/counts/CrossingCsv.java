package io.followspot.gateway.counts;

import io.followspot.gateway.http.CsvText;
import io.followspot.json.TimestampFormat;
import java.util.List;

/** Crossings as a table (RFC 4180). */
final class CrossingCsv {
  private static final List<String> HEADINGS =
      List.of(
          "at",
          "camera_id",
          "line_id",
          "direction",
          "direction_name",
          "track_id",
          "label",
          "event_id",
          "snapshot",
          "clip",
          "confidence");

  private CrossingCsv() {}

  static String of(List<Crossing> crossings) {
    return CsvText.table(HEADINGS, crossings.stream().map(CrossingCsv::row));
  }

  private static List<String> row(Crossing crossing) {
    return List.of(
        TimestampFormat.format(crossing.atUs()),
        crossing.cameraId(),
        crossing.lineId(),
        crossing.direction(),
        crossing.directionName().orElse(""),
        crossing.trackId(),
        crossing.label(),
        crossing.eventId(),
        crossing.snapshot(),
        crossing.clip(),
        crossing.confidence().map(it -> Float.toString(it)).orElse(""));
  }
}
