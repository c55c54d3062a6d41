package io.followspot.protos.rules;

import io.followspot.protos.v1.Line;
import java.util.Optional;

/** The words for the two directions of a line. */
public final class LineDirection {
  private LineDirection() {}

  /**
   * Whether a word means a line's forward direction.
   *
   * @param word {@code forward}, {@code backward} or the line's own name of one of them
   * @return empty if the word means neither
   */
  public static Optional<Boolean> forward(Line line, String word) {
    if (word.equals("forward") || word.equals(line.getForwardName()) && !word.isEmpty()) {
      return Optional.of(true);
    }
    return word.equals("backward") || word.equals(line.getBackwardName()) && !word.isEmpty()
        ? Optional.of(false)
        : Optional.empty();
  }

  /** The line's own name of a direction, or the plain one. */
  public static String name(Line line, boolean forward) {
    String own = forward ? line.getForwardName() : line.getBackwardName();
    return !own.isEmpty() ? own : forward ? "forward" : "backward";
  }
}
