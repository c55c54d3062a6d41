package io.followspot.vision;

import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;

/**
 * Processing of decoded pixels before any comparison.
 *
 * @param mapping of colours onto a reference
 * @param filters of brightness
 */
public record PixelConfig(MappingConfig mapping, FilterConfig filters) {
  /** Pixels as they are. */
  public static final PixelConfig NONE = new PixelConfig(MappingConfig.NONE, FilterConfig.NONE);

  public PixelConfig withMapping(MappingConfig changed) {
    return new PixelConfig(changed, filters);
  }

  public PixelConfig withFilters(FilterConfig changed) {
    return new PixelConfig(mapping, changed);
  }
}
