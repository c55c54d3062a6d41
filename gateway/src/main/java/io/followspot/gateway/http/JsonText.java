package io.followspot.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as text. */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The text of a value, in UTF-8. */
  public static byte[] bytes(JsonNode value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws ProblemException if the text is not JSON; it states where
   */
  public static ObjectNode readObject(byte[] text) {
    JsonNode value;
    try {
      value = MAPPER.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      throw Problem.badRequest(
          "not_json", "The body is not valid JSON: " + e.getOriginalMessage() + where);
    } catch (IOException e) {
      throw Problem.badRequest("not_json", "The body is not valid JSON.");
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw Problem.badRequest("not_json", "The body must be a JSON object.");
  }
}
