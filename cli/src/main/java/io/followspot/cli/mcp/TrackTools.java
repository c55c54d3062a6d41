package io.followspot.cli.mcp;

import static io.followspot.cli.mcp.ToolParameter.optional;
import static io.followspot.cli.mcp.ToolParameter.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.protos.Topics;
import io.followspot.terminal.gateway.GatewayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tools about tracks and identities. */
final class TrackTools {
  private static final String DAY = "default: 24 hours before to, or before now.";

  private TrackTools() {}

  /** The tools. */
  static List<HistoryTool> all() {
    return List.of(
        new HistoryTool(
            "search_tracks",
            "Finds tracks of objects, the last seen first. With line or direction, from and to are"
                + " times of the crossing. Cites the latest event of each track.",
            List.of(
                optional("camera", ParameterKind.NAMES, "Only these cameras, by id."),
                optional("from", ParameterKind.TIME, "Last seen at this time or later."),
                optional("to", ParameterKind.TIME, "First seen at this time or earlier."),
                optional(
                    "zone",
                    ParameterKind.NAMES,
                    "Entered or crossed one of these zones and lines, by id."),
                optional("line", ParameterKind.NAMES, "Crossed one of these lines, by id."),
                optional("direction", ParameterKind.TEXT, SystemTools.DIRECTION),
                optional(
                    "min_duration",
                    ParameterKind.DURATION,
                    "In view at least so long: seconds, as 2.5, or ISO 8601, as PT2.5S."),
                optional("label", ParameterKind.NAMES, "Only these classes, such as person."),
                optional("limit", ParameterKind.LIMIT, SystemTools.LIMIT),
                optional("cursor", ParameterKind.TEXT, SystemTools.CURSOR)),
            TrackTools::search),
        new HistoryTool(
            "get_track",
            "One track with its path and all its events in order. Cites each event.",
            List.of(
                required(
                    "track_id",
                    ParameterKind.TRACK,
                    "Its id, CAMERA.EPOCH.ORDINAL such as lobby.1.42.")),
            TrackTools::track),
        new HistoryTool(
            "identities",
            "Finds objects across the cameras of calibrated sites, the last seen first: which"
                + " cameras saw each when. Cites the latest event of each identity.",
            List.of(
                optional("site", ParameterKind.NAME, "Only of this site, by id."),
                optional(
                    "zone",
                    ParameterKind.NAME,
                    "Only those in this zone of the floor within the time."),
                optional("from", ParameterKind.TIME, "Last seen at this time or later; " + DAY),
                optional("to", ParameterKind.TIME, "First seen at this time or earlier."),
                optional("limit", ParameterKind.LIMIT, SystemTools.LIMIT)),
            TrackTools::identities));
  }

  private static CitedAnswer search(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found = gateway.get("v1/tracks", arguments.without());
    return new CitedAnswer(found, latest(found.path("tracks"), "track_id", Topics.TRACK_EVENTS));
  }

  private static CitedAnswer track(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    String path = "v1/tracks/" + arguments.text("track_id");
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    JsonNode track = gateway.get(path, Map.of());
    JsonNode events = gateway.get(path + "/events", Map.of());
    data.set("track", track);
    data.set("events", events.path("events"));
    if (events.has("as_of")) {
      data.set("as_of", events.path("as_of"));
    }
    List<Citation> citations = new ArrayList<>();
    for (JsonNode event : events.path("events")) {
      citations.add(new Citation(event.path("event_id").asText(), Topics.TRACK_EVENTS));
    }
    return new CitedAnswer(data, citations);
  }

  private static CitedAnswer identities(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found = gateway.get("v1/identities", arguments.without());
    return new CitedAnswer(
        found, latest(found.path("identities"), "global_id", Topics.IDENTITY_EVENTS));
  }

  /** The latest event of each, whose id is that of the object and its sequence. */
  private static List<Citation> latest(JsonNode found, String id, String topic) {
    List<Citation> citations = new ArrayList<>();
    for (JsonNode one : found) {
      citations.add(
          new Citation(one.path(id).asText() + "." + one.path("sequence").asText(), topic));
    }
    return citations;
  }
}
