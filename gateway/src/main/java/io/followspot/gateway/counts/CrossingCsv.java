package io.followspot.gateway.counts;

import io.followspot.json.TimestampFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Crossings as a table (RFC 4180). */
final class CrossingCsv {
  private static final String HEADINGS =
      "at,camera_id,line_id,direction,direction_name,track_id,label,event_id,snapshot,clip,"
          + "confidence\r\n";

  private CrossingCsv() {}

  static String of(List<Crossing> crossings) {
    return crossings.stream().map(CrossingCsv::row).collect(Collectors.joining("", HEADINGS, ""));
  }

  private static String row(Crossing crossing) {
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
                crossing.confidence().map(it -> Float.toString(it)).orElse(""))
            .stream()
            .map(CrossingCsv::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String cell(String text) {
    boolean plain =
        text.chars().noneMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
