package io.followspot.laboratory.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds where two JSON values differ. */
final class JsonDifference {
  private JsonDifference() {}

  /** The first difference, as {@code track.hits is 7 in place of 8}; empty if there is none. */
  static Optional<String> between(JsonNode actual, JsonNode expected) {
    return between("", actual, expected);
  }

  private static Optional<String> between(String path, JsonNode actual, JsonNode expected) {
    if (actual.equals(expected)) {
      return Optional.empty();
    }
    if (actual.isObject() && expected.isObject()) {
      Set<String> names = new TreeSet<>();
      add(actual.fieldNames(), names);
      add(expected.fieldNames(), names);
      for (String name : names) {
        Optional<String> found =
            between(
                path.isEmpty() ? name : path + "." + name, actual.path(name), expected.path(name));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    String what = path.isEmpty() ? "it" : path;
    return Optional.of(what + " is " + text(actual) + " in place of " + text(expected));
  }

  private static void add(Iterator<String> names, Set<String> into) {
    names.forEachRemaining(into::add);
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }
}
