package io.followspot.vision.filter;

import java.util.Arrays;
import java.util.List;

/**
 * Which filters a picture goes through.
 *
 * @param filters in order; at most four
 */
public record FilterConfig(List<Filter> filters) {
  /** The picture as it is. */
  public static final FilterConfig NONE = new FilterConfig(List.of());

  private static final int MAX_FILTERS = 4;

  /** Copies the list. */
  public FilterConfig {
    filters = List.copyOf(filters);
    if (filters.size() > MAX_FILTERS) {
      throw new IllegalArgumentException(filters.size() + " filters; at most " + MAX_FILTERS);
    }
  }

  /**
   * Reads filters separated by commas, as {@code median:3,clahe}; nothing is none.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static FilterConfig parse(String text) {
    return text.isBlank()
        ? NONE
        : new FilterConfig(Arrays.stream(text.split(",", -1)).map(Filter::parse).toList());
  }
}
