package io.followspot.functions.camera;

import io.followspot.protos.rules.PixelTexts;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.filter.Filter;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The settings of pixels in a registration. */
final class PixelSettings {
  private PixelSettings() {}

  static PixelConfig of(VisionSettings settings) {
    MappingConfig mapping =
        balanced(settings.getWhiteBalance())
            .withCurve(read(settings.getToneCurve(), PixelTexts::toneCurve))
            .withMatrix(read(settings.getColourMatrix(), PixelTexts::colourMatrix))
            .withQuantiles(read(settings.getReferenceColours(), PixelTexts::referenceColours));
    return new PixelConfig(
        settings.hasGamma() ? mapping.withGamma(settings.getGamma()) : mapping,
        new FilterConfig(
            read(settings.getFilters(), PixelTexts::filters).stream()
                .map(PixelSettings::filter)
                .toList()));
  }

  private static MappingConfig balanced(String text) {
    if (text.isBlank()) {
      return MappingConfig.NONE;
    }
    PixelTexts.WhiteBalance balance = PixelTexts.whiteBalance(text);
    return balance.greyWorld()
        ? MappingConfig.NONE.withGreyWorld()
        : MappingConfig.NONE.withWhite(balance.white());
  }

  private static Filter filter(PixelTexts.FilterChoice choice) {
    Filter.Kind kind = Filter.Kind.valueOf(choice.kind().toUpperCase(Locale.ROOT));
    return choice.strength().isPresent()
        ? new Filter(kind, choice.strength().getAsDouble())
        : Filter.of(kind);
  }

  private static <T> List<T> read(String text, Function<String, List<T>> reader) {
    return text.isBlank() ? List.of() : reader.apply(text);
  }
}
