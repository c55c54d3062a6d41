package io.followspot.laboratory.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

class JsonDifferenceTest {
  private static final JsonNode TRACK = json("{'id': 'a', 'track': {'hits': 8, 'box': [1, 2]}}");

  @Test
  void between_equalValues_isEmpty() {
    JsonNode otherOrder = json("{'track': {'box': [1, 2], 'hits': 8}, 'id': 'a'}");
    assertThat(JsonDifference.between(otherOrder, TRACK)).isEmpty();
  }

  @Test
  void between_oneField_isNamedWithBothValues() {
    assertThat(
            JsonDifference.between(json("{'id': 'a', 'track': {'hits': 7, 'box': [1, 2]}}"), TRACK))
        .contains("track.hits is 7 in place of 8");
    assertThat(JsonDifference.between(json("{'id': 'a', 'track': {'hits': 8}}"), TRACK))
        .contains("track.box is missing in place of [1,2]");
    assertThat(JsonDifference.between(TRACK, json("{'track': {'hits': 8, 'box': [1, 2]}}")))
        .contains("id is \"a\" in place of missing");
  }

  @Test
  void between_missingValue_saysSo() {
    assertThat(JsonDifference.between(MissingNode.getInstance(), json("{'id': 'a'}")))
        .contains("it is missing in place of {\"id\":\"a\"}");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
