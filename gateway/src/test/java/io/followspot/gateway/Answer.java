package io.followspot.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What a call was answered with. */
public record Answer(int status, HttpHeaders headers, byte[] body) {
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not valid JSON: " + text(), e);
    }
  }
}
