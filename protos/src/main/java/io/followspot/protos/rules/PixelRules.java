package io.followspot.protos.rules;

import io.followspot.protos.v1.ColourLevels;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.FilterType;
import io.followspot.protos.v1.RgbColour;
import io.followspot.protos.v1.ToneCurvePoint;
import io.followspot.protos.v1.WhiteBalance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings about pixels may be. Each method throws an {@link IllegalArgumentException}
 * that names what is wrong.
 */
final class PixelRules {
  /** Levels of a colour. */
  static final int LEVELS = 9;

  /** Numbers of a colour matrix. */
  static final int MATRIX = 9;

  private static final int MAX_FILTERS = 4;
  private static final NumberRange LEVEL = new NumberRange(0, 255);
  private static final NumberRange WHITE = new NumberRange(1, 255);
  private static final NumberRange FACTOR = new NumberRange(-10, 10);

  /** The strength of each type of filter, in its unit. */
  private static final Map<FilterType, NumberRange> STRENGTHS =
      Map.of(
          FilterType.FILTER_TYPE_GAUSSIAN, new NumberRange(0.3, 5),
          FilterType.FILTER_TYPE_MEDIAN, new NumberRange(3, 7),
          FilterType.FILTER_TYPE_BILATERAL, new NumberRange(1, 100),
          FilterType.FILTER_TYPE_UNSHARP, new NumberRange(0.1, 5),
          FilterType.FILTER_TYPE_CLAHE, new NumberRange(1, 20));

  /** The types of filters, for messages. */
  static final String FILTER_WORDS = String.join(", ", EnumWords.of(FilterType.getDescriptor()));

  private PixelRules() {}

  static void whiteBalance(WhiteBalance balance) {
    if (balance.getGreyWorld() && balance.hasWhite()) {
      throw new IllegalArgumentException("grey_world and white are both set; set one of them");
    }
    if (balance.hasWhite()) {
      RgbColour white = balance.getWhite();
      List.of(white.getRed(), white.getGreen(), white.getBlue())
          .forEach(level -> within(WHITE, level));
    }
  }

  static void toneCurve(List<ToneCurvePoint> points) {
    double last = Double.NEGATIVE_INFINITY;
    for (ToneCurvePoint point : points) {
      within(LEVEL, point.getInput());
      within(LEVEL, point.getOutput());
      if (point.getInput() <= last) {
        throw new IllegalArgumentException("the levels do not rise at " + point.getInput());
      }
      last = point.getInput();
    }
  }

  static void colourMatrix(List<Double> matrix) {
    count("", matrix, MATRIX);
    matrix.forEach(factor -> within(FACTOR, factor));
  }

  static void referenceColours(ColourLevels colours) {
    levels("red: ", colours.getRedList());
    levels("green: ", colours.getGreenList());
    levels("blue: ", colours.getBlueList());
  }

  static void filters(List<FilterSetting> filters) {
    if (filters.size() > MAX_FILTERS) {
      throw new IllegalArgumentException(filters.size() + " filters; at most " + MAX_FILTERS);
    }
    filters.forEach(PixelRules::filter);
  }

  private static void filter(FilterSetting filter) {
    NumberRange strengths =
        Optional.ofNullable(STRENGTHS.get(filter.getType()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a filter's type is missing or unknown: allowed are " + FILTER_WORDS));
    if (!filter.hasStrength()) {
      return;
    }
    if (!strengths.contains(filter.getStrength())) {
      throw new IllegalArgumentException(
          EnumWords.of(filter.getType().getValueDescriptor())
              + ": "
              + filter.getStrength()
              + " is not within "
              + strengths);
    }
    if (filter.getType() == FilterType.FILTER_TYPE_MEDIAN && filter.getStrength() % 2 != 1) {
      throw new IllegalArgumentException("median:" + filter.getStrength() + " is not 3, 5 or 7");
    }
  }

  private static void levels(String colour, List<Double> levels) {
    count(colour, levels, LEVELS);
    double last = Double.NEGATIVE_INFINITY;
    for (double level : levels) {
      within(LEVEL, level);
      if (level < last) {
        throw new IllegalArgumentException("the levels of a colour fall at " + level);
      }
      last = level;
    }
  }

  private static void count(String of, List<Double> numbers, int count) {
    if (numbers.size() != count) {
      throw new IllegalArgumentException(of + numbers.size() + " numbers, not " + count);
    }
  }

  private static void within(NumberRange range, double number) {
    if (!range.contains(number)) {
      throw new IllegalArgumentException(number + " is not within " + range);
    }
  }
}
