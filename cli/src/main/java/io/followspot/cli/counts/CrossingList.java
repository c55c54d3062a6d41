package io.followspot.cli.counts;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Crossings for people, with what shows the first of them. */
record CrossingList(List<JsonNode> crossings) {
  void print(PrintWriter out, Ansi ansi) {
    if (crossings.isEmpty()) {
      out.println("Nobody crossed.");
      return;
    }
    Table table = new Table("AT", "CAMERA", "LINE", "DIRECTION", "TRACK", "WHAT", "SURE");
    crossings.forEach(one -> table.row(row(one)));
    table.print(out, ansi);
    JsonNode first = crossings.get(0);
    out.println(
        "The picture of the first: ./followspot snapshot "
            + first.path("track_id").asText()
            + " --at '"
            + localTime(first)
            + "'");
  }

  private static Object[] row(JsonNode one) {
    String label = one.path("label").asText();
    String direction = one.path("direction").asText();
    return new Object[] {
      localTime(one),
      one.path("camera_id").asText(),
      one.path("line_id").asText(),
      one.path("direction_name").asText(direction),
      one.path("track_id").asText(),
      label.isEmpty() ? "object" : label,
      one.has("confidence") ? String.format(Locale.ROOT, "%.2f", sure(one)) : "-"
    };
  }

  private static double sure(JsonNode one) {
    return one.path("confidence").asDouble();
  }

  private static String localTime(JsonNode one) {
    return LocalTimes.dayAndTime(LocalTimes.us(Instant.parse(one.path("at").asText())));
  }
}
