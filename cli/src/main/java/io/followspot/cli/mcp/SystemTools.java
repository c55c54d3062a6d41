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

/** Tools about cameras, their alerts and sounds, and the system itself. */
final class SystemTools {
  static final String DIRECTION =
      "Crossed in this direction: forward, backward, or what the line's registration calls it.";
  static final String LIMIT = "At most so many.";
  static final String CURSOR = "The next_cursor of the page before, with the same arguments.";

  private SystemTools() {}

  /** The tools. */
  static List<HistoryTool> all() {
    return List.of(
        new HistoryTool(
            "list_cameras",
            "All cameras with their zones, lines, registration and health. Cites the latest event"
                + " of each camera.",
            List.of(),
            SystemTools::cameras),
        new HistoryTool(
            "alerts",
            "Lists alerts, the latest first, of the last 30 days. Cites each alert, and the event"
                + " that shows it where it has one.",
            List.of(
                optional("camera", ParameterKind.NAMES, "Only these cameras, by id."),
                optional("from", ParameterKind.TIME, "At this time or later."),
                optional("to", ParameterKind.TIME, "At this time or earlier."),
                optional("severity", ParameterKind.SEVERITY, "Of at least this severity."),
                optional("limit", ParameterKind.LIMIT, LIMIT),
                optional("cursor", ParameterKind.TEXT, CURSOR)),
            SystemTools::alerts),
        new HistoryTool(
            "sound_events",
            "Lists what was heard at a camera's microphone: speech, loud sounds, lost signals."
                + " Cites each event.",
            List.of(
                required("camera", ParameterKind.NAME, "The camera, by id."),
                optional("from", ParameterKind.TIME, "At this time or later."),
                optional("to", ParameterKind.TIME, "At this time or earlier."),
                optional("limit", ParameterKind.LIMIT, LIMIT)),
            SystemTools::sounds),
        new HistoryTool(
            "health",
            "Whether each part of the system works, and how fresh history is. Cites no events:"
                + " there are none of it.",
            List.of(),
            SystemTools::health));
  }

  private static CitedAnswer cameras(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found = gateway.get("v1/cameras", arguments.without());
    List<Citation> citations = new ArrayList<>();
    for (JsonNode camera : found.path("cameras")) {
      JsonNode sequence = camera.path("status").path("sequence");
      if (!sequence.isMissingNode()) {
        String id = camera.path("camera_id").asText() + "." + sequence.asText();
        citations.add(new Citation(id, Topics.CAMERA_EVENTS));
      }
    }
    return new CitedAnswer(found, citations);
  }

  private static CitedAnswer alerts(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found = gateway.get("v1/alerts", arguments.without());
    List<Citation> citations = new ArrayList<>();
    for (JsonNode alert : found.path("alerts")) {
      citations.add(new Citation(alert.path("alert_id").asText(), Topics.ALERTS));
      String shownBy = alert.path("event_id").asText("");
      if (!shownBy.isEmpty()) {
        boolean sound = alert.path("kind").asText().equals("loud_sound");
        citations.add(new Citation(shownBy, sound ? Topics.SOUND_EVENTS : Topics.CAMERA_EVENTS));
      }
    }
    return new CitedAnswer(found, citations);
  }

  private static CitedAnswer sounds(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    JsonNode found =
        gateway.get(
            "v1/cameras/" + arguments.text("camera") + "/sound/events",
            arguments.without("camera"));
    List<Citation> citations = new ArrayList<>();
    for (JsonNode event : found.path("events")) {
      citations.add(new Citation(event.path("event_id").asText(), Topics.SOUND_EVENTS));
    }
    return new CitedAnswer(found, citations);
  }

  private static CitedAnswer health(GatewayClient gateway, ToolArguments arguments)
      throws InterruptedException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("system", gateway.get("statusz", arguments.without()));
    JsonNode store = gateway.get("v1/store", Map.of());
    data.set("history", store);
    if (store.has("as_of")) {
      data.set("as_of", store.path("as_of"));
    }
    return new CitedAnswer(data, List.of());
  }
}
