package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;
import java.util.function.Function;

/** What a registration says about pixels, checked. */
final class PixelSettings {
  private PixelSettings() {}

  static PixelConfig of(VisionSettings settings) throws InvalidRegistrationException {
    MappingConfig mapping = MappingConfig.NONE;
    mapping = read("white_balance", settings.getWhiteBalance(), mapping::withWhiteBalance);
    mapping = read("tone_curve", settings.getToneCurve(), mapping::withToneCurve);
    mapping = read("colour_matrix", settings.getColourMatrix(), mapping::withColourMatrix);
    mapping = read("reference_colours", settings.getReferenceColours(), mapping::withReference);
    if (settings.hasGamma()) {
      mapping = mapping.withGamma(Limits.within("vision.gamma", settings.getGamma(), 0.1, 10));
    }
    return new PixelConfig(mapping, read("filters", settings.getFilters(), FilterConfig::parse));
  }

  private static <T> T read(String field, String text, Function<String, T> reader)
      throws InvalidRegistrationException {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRegistrationException(
          "vision." + field, "is " + Rejections.quote(text) + ": " + e.getMessage());
    }
  }
}
