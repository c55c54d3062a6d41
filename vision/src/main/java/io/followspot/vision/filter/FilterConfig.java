package io.followspot.vision.filter;

import java.util.List;

/**
 * The filters applied to a picture.
 *
 * @param filters in order; at most four
 */
public record FilterConfig(List<Filter> filters) {
  /** No filters. */
  public static final FilterConfig NONE = new FilterConfig(List.of());

  private static final int MAX_FILTERS = 4;

  /** Copies the list. */
  public FilterConfig {
    filters = List.copyOf(filters);
    if (filters.size() > MAX_FILTERS) {
      throw new IllegalArgumentException(filters.size() + " filters; at most " + MAX_FILTERS);
    }
  }
}
