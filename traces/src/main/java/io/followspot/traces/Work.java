package io.followspot.traces;

import java.util.List;
import java.util.Map;

/**
 * Work that has been done for a frame, to become a span.
 *
 * @param name of the span, the same for all work of a kind
 * @param beganAtNs in nanoseconds since 1970
 * @param endedAtNs in nanoseconds since 1970
 * @param attributes by name; empty values are left out
 * @param parts that it consists of
 */
public record Work(
    String name, long beganAtNs, long endedAtNs, Map<String, String> attributes, List<Work> parts) {
  /** Copies the collections. */
  public Work {
    attributes = Map.copyOf(attributes);
    parts = List.copyOf(parts);
  }

  /** Work without attributes and parts. */
  public Work(String name, long beganAtNs, long endedAtNs) {
    this(name, beganAtNs, endedAtNs, Map.of(), List.of());
  }
}
