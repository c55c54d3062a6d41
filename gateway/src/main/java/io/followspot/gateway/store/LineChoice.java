package io.followspot.gateway.store;

import java.util.List;
import java.util.Optional;

/**
 * Which crossings are wanted.
 *
 * @param lines of one of these; empty means any
 * @param forward in this direction only; empty means both
 */
public record LineChoice(List<String> lines, Optional<Boolean> forward) {
  /** Copies the list. */
  public LineChoice {
    lines = List.copyOf(lines);
  }

  /** The condition on a row of the table events. */
  String condition() {
    return "type = 'line_crossed'"
        + (lines.isEmpty() ? "" : " and region_id = any(:lines)")
        + forward.map(it -> it ? " and forward" : " and not forward").orElse("");
  }
}
