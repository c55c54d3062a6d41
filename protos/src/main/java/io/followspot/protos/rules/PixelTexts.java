package io.followspot.protos.rules;

import io.followspot.protos.v1.ColourLevels;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.FilterType;
import io.followspot.protos.v1.RgbColour;
import io.followspot.protos.v1.ToneCurvePoint;
import io.followspot.protos.v1.WhiteBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads the settings about pixels that are texts into messages. Their syntax is known here only,
 * their limits in {@link PixelRules}; each method throws an {@link IllegalArgumentException} that
 * names what is wrong.
 */
public final class PixelTexts {
  private PixelTexts() {}

  /** {@code off}, {@code grey_world} or red,green,blue. */
  static WhiteBalance whiteBalance(String text) {
    WhiteBalance.Builder balance = WhiteBalance.newBuilder();
    if (text.equals("grey_world")) {
      balance.setGreyWorld(true);
    } else if (!text.equals("off")) {
      List<Double> white = numbers(text, 3);
      balance.setWhite(
          RgbColour.newBuilder().setRed(white.get(0)).setGreen(white.get(1)).setBlue(white.get(2)));
    }
    PixelRules.whiteBalance(balance.build());
    return balance.build();
  }

  /** Corners with rising inputs, as {@code 0:0,128:160,255:255}. */
  static List<ToneCurvePoint> toneCurve(String text) {
    List<ToneCurvePoint> points = new ArrayList<>();
    for (String corner : text.split(",", -1)) {
      String[] pair = corner.split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(QuotedInput.of(corner) + " is not of the form FROM:TO");
      }
      points.add(
          ToneCurvePoint.newBuilder().setInput(number(pair[0])).setOutput(number(pair[1])).build());
    }
    PixelRules.toneCurve(points);
    return points;
  }

  /** Three rows of three. */
  static List<Double> colourMatrix(String text) {
    List<Double> matrix = numbers(text, PixelRules.MATRIX);
    PixelRules.colourMatrix(matrix);
    return matrix;
  }

  /** Nine non-decreasing levels of each of red, green and blue. */
  static ColourLevels referenceColours(String text) {
    int levels = PixelRules.LEVELS;
    List<Double> all = numbers(text, 3 * levels);
    ColourLevels colours =
        ColourLevels.newBuilder()
            .addAllRed(all.subList(0, levels))
            .addAllGreen(all.subList(levels, 2 * levels))
            .addAllBlue(all.subList(2 * levels, 3 * levels))
            .build();
    PixelRules.referenceColours(colours);
    return colours;
  }

  /** The text of such levels, each to a tenth. */
  public static String textOfColours(List<Double> levels) {
    return levels.stream()
        .map(level -> String.format(Locale.ROOT, "%.1f", level))
        .collect(Collectors.joining(","));
  }

  /** Filters with an optional strength, as {@code median:3,clahe}. */
  static List<FilterSetting> filters(String text) {
    List<FilterSetting> filters = new ArrayList<>();
    for (String filter : text.split(",", -1)) {
      String[] parts = filter.strip().split(":", 2);
      FilterSetting.Builder setting =
          FilterSetting.newBuilder()
              .setType(
                  EnumWords.value(FilterType.getDescriptor(), parts[0].toLowerCase(Locale.ROOT))
                      .map(FilterType::valueOf)
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  QuotedInput.of(filter)
                                      + " is not a filter: allowed are "
                                      + PixelRules.FILTER_WORDS)));
      if (parts.length == 2) {
        setting.setStrength(number(parts[1]));
      }
      filters.add(setting.build());
    }
    PixelRules.filters(filters);
    return filters;
  }

  private static List<Double> numbers(String text, int count) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          parts.length + " numbers, not " + count + ", separated by commas");
    }
    return Arrays.stream(parts).map(PixelTexts::number).toList();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(QuotedInput.of(text.strip()) + " is not a number", e);
    }
  }
}
