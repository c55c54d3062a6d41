package io.followspot.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * What a tool answers.
 *
 * @param data what the gateway answered
 * @param citations the events that it comes from
 * @param note what the citations leave out, for the reader; empty if nothing
 */
record CitedAnswer(JsonNode data, Collection<Citation> citations, String note) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One that cites all events that it names. */
  CitedAnswer(JsonNode data, Collection<Citation> citations) {
    this(data, citations, "");
  }

  /** As JSON: {@code data}, {@code citations}, and where they are known {@code as_of} and note. */
  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.set("data", data);
    ArrayNode cited = json.putArray("citations");
    for (Citation citation : new LinkedHashSet<>(citations)) {
      cited.addObject().put("event_id", citation.eventId()).put("topic", citation.topic());
    }
    String asOf = data.path("as_of").asText("");
    if (!asOf.isEmpty()) {
      json.put("as_of", asOf);
    }
    if (!note.isEmpty()) {
      json.put("note", note);
    }
    return json;
  }
}
