package io.followspot.functions.camera;

import io.followspot.protos.v1.ColourLevels;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.FilterType;
import io.followspot.protos.v1.PixelOperations;
import io.followspot.protos.v1.RgbColour;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.WhiteBalance;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.filter.Filter;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.mapping.MappingConfig;
import java.util.List;
import java.util.stream.Stream;

/** The settings of pixels in a registration. */
final class PixelSettings {
  private PixelSettings() {}

  /**
   * Reads settings.
   *
   * @param settings without texts, see {@link io.followspot.protos.rules.SettingTexts}
   */
  static PixelConfig of(VisionSettings settings) {
    PixelOperations pixels = settings.getPixels();
    MappingConfig mapping =
        balanced(pixels.getWhiteBalance())
            .withCurve(
                pixels.getToneCurveList().stream()
                    .flatMap(point -> Stream.of(point.getInput(), point.getOutput()))
                    .toList())
            .withMatrix(pixels.getColourMatrixList())
            .withQuantiles(quantiles(pixels.getReferenceColours()));
    return new PixelConfig(
        settings.hasGamma() ? mapping.withGamma(settings.getGamma()) : mapping,
        new FilterConfig(pixels.getFiltersList().stream().map(PixelSettings::filter).toList()));
  }

  private static MappingConfig balanced(WhiteBalance balance) {
    if (balance.getGreyWorld()) {
      return MappingConfig.NONE.withGreyWorld();
    }
    if (!balance.hasWhite()) {
      return MappingConfig.NONE;
    }
    RgbColour white = balance.getWhite();
    return MappingConfig.NONE.withWhite(List.of(white.getRed(), white.getGreen(), white.getBlue()));
  }

  private static List<Double> quantiles(ColourLevels colours) {
    return Stream.of(colours.getRedList(), colours.getGreenList(), colours.getBlueList())
        .flatMap(List::stream)
        .toList();
  }

  private static Filter filter(FilterSetting setting) {
    Filter.Kind kind = kind(setting.getType());
    return setting.hasStrength() ? new Filter(kind, setting.getStrength()) : Filter.of(kind);
  }

  private static Filter.Kind kind(FilterType type) {
    return switch (type) {
      case FILTER_TYPE_GAUSSIAN -> Filter.Kind.GAUSSIAN;
      case FILTER_TYPE_MEDIAN -> Filter.Kind.MEDIAN;
      case FILTER_TYPE_BILATERAL -> Filter.Kind.BILATERAL;
      case FILTER_TYPE_UNSHARP -> Filter.Kind.UNSHARP;
      case FILTER_TYPE_CLAHE -> Filter.Kind.CLAHE;
      case FILTER_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("unknown type of filter: " + type);
    };
  }
}
