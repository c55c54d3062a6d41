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
  /** No processing. */
  public static final PixelConfig NONE = new PixelConfig(MappingConfig.NONE, FilterConfig.NONE);
}
