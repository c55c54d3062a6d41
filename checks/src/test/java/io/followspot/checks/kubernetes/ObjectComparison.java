package io.followspot.checks.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The differences between two sets of objects, one line each: object, field, both values. */
final class ObjectComparison {
  private final List<String> differences = new ArrayList<>();

  private ObjectComparison() {}

  /** Empty if the objects are equal as data, with lists in the same order. */
  static List<String> differences(Map<String, JsonNode> left, Map<String, JsonNode> right) {
    ObjectComparison comparison = new ObjectComparison();
    Set<String> ids = new TreeSet<>(left.keySet());
    ids.addAll(right.keySet());
    for (String id : ids) {
      comparison.compare(
          id,
          left.getOrDefault(id, MissingNode.getInstance()),
          right.getOrDefault(id, MissingNode.getInstance()));
    }
    return comparison.differences;
  }

  private void compare(String at, JsonNode left, JsonNode right) {
    if (left.isObject() && right.isObject()) {
      Set<String> fields = new TreeSet<>();
      left.fieldNames().forEachRemaining(fields::add);
      right.fieldNames().forEachRemaining(fields::add);
      fields.forEach(it -> compare(at + " " + it, left.path(it), right.path(it)));
    } else if (left.isArray() && right.isArray()) {
      IntStream.range(0, Math.max(left.size(), right.size()))
          .forEach(it -> compare(at + " " + it, left.path(it), right.path(it)));
    } else if (!left.equals(right)) {
      differences.add("%s: %s, but %s".formatted(at, text(left), text(right)));
    }
  }

  private static String text(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
