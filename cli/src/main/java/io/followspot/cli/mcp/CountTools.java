package io.followspot.cli.mcp;

import static io.followspot.cli.mcp.ToolParameter.optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.protos.Topics;
import io.followspot.terminal.gateway.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tools that count. */
final class CountTools {
  /** At most so many crossings are cited for numbers that sum them up. */
  private static final int CITED = 100;

  private static final String NUMBERS =
      "The citations are the crossings of lines in this time. The gateway does not list the events"
          + " behind zones and tracks: search_tracks with the same times finds the tracks.";

  private static final ToolParameter CAMERAS =
      optional("camera", ParameterKind.NAMES, "Only these cameras, by id.");
  private static final ToolParameter FROM =
      optional(
          "from",
          ParameterKind.TIME,
          "Start of the time range; default: 24 hours before to, or before now.");
  private static final ToolParameter TO =
      optional(
          "to",
          ParameterKind.TIME,
          "End of the time range; default: 24 hours from now, since recordings may be ahead of the"
              + " clock.");

  private CountTools() {}

  /** The tools. */
  static List<HistoryTool> all() {
    return List.of(
        new HistoryTool(
            "count",
            "Counts tracks by when they were first seen, crossings of lines by direction, entries"
                + " and exits of zones, and flows between zones. Cites the crossings, the latest "
                + CITED
                + ".",
            List.of(
                CAMERAS,
                FROM,
                TO,
                optional(
                    "bucket",
                    ParameterKind.DURATION,
                    "Length of a bucket of time: seconds, or ISO 8601; default PT1H."),
                optional(
                    "min_confidence",
                    ParameterKind.CONFIDENCE,
                    "Crossings that are less sure are counted separately, as unsure.")),
            (gateway, arguments) -> numbers(gateway, arguments, "v1/counts")),
        new HistoryTool(
            "find_crossings",
            "Lists who crossed a line, the latest first. Cites the event of each crossing.",
            List.of(
                CAMERAS,
                optional("line", ParameterKind.NAMES, "Only these lines, by id."),
                optional("direction", ParameterKind.TEXT, SystemTools.DIRECTION),
                FROM,
                TO,
                optional(
                    "min_confidence",
                    ParameterKind.CONFIDENCE,
                    "Without crossings that are less sure; unsure tells how many these are."),
                optional("limit", ParameterKind.LIMIT, SystemTools.LIMIT),
                optional("cursor", ParameterKind.TEXT, SystemTools.CURSOR)),
            CountTools::crossings),
        new HistoryTool(
            "activity",
            "How many tracks each camera had in view and how many crossings there were over time,"
                + " and when it recorded. Cites the crossings, the latest "
                + CITED
                + ".",
            List.of(
                CAMERAS,
                FROM,
                TO,
                optional(
                    "bucket",
                    ParameterKind.DURATION,
                    "Length of a bucket of time: seconds, or ISO 8601; default PT5M; at most 2000"
                        + " buckets.")),
            (gateway, arguments) -> numbers(gateway, arguments, "v1/activity")));
  }

  private static CitedAnswer crossings(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found = gateway.get("v1/crossings", arguments.without());
    return new CitedAnswer(found, citations(found));
  }

  private static CitedAnswer numbers(GatewayClient gateway, ToolArguments arguments, String path)
      throws InterruptedException {
    JsonNode numbers = gateway.get(path, arguments.without());
    // The span that was counted, since the default ends depend on the time of the call.
    Map<String, List<String>> same = arguments.without("bucket", "min_confidence");
    same.put("from", List.of(numbers.path("from").asText()));
    same.put("to", List.of(numbers.path("to").asText()));
    same.put("limit", List.of(String.valueOf(CITED)));
    JsonNode crossings = gateway.get("v1/crossings", same);
    String note =
        crossings.has("next_cursor")
            ? NUMBERS + " There were more crossings than are cited: find_crossings lists them."
            : NUMBERS;
    return new CitedAnswer(numbers, citations(crossings), note);
  }

  private static List<Citation> citations(JsonNode crossings) {
    List<Citation> citations = new ArrayList<>();
    for (JsonNode crossing : crossings.path("crossings")) {
      citations.add(new Citation(crossing.path("event_id").asText(), Topics.TRACK_EVENTS));
    }
    return citations;
  }
}
