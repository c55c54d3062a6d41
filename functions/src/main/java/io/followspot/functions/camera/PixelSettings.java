package io.followspot.functions.camera;

import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;

/** The settings of pixels in a registration. */
final class PixelSettings {
  private PixelSettings() {}

  static PixelConfig of(VisionSettings settings) {
    MappingConfig mapping =
        MappingConfig.NONE
            .withWhiteBalance(settings.getWhiteBalance())
            .withToneCurve(settings.getToneCurve())
            .withColourMatrix(settings.getColourMatrix())
            .withReference(settings.getReferenceColours());
    return new PixelConfig(
        settings.hasGamma() ? mapping.withGamma(settings.getGamma()) : mapping,
        FilterConfig.parse(settings.getFilters()));
  }
}
