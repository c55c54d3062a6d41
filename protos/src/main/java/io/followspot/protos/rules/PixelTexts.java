package io.followspot.protos.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The syntax of settings about pixels. The vision module depends on no messages and parses them
 * again; a test checks that both accept the same.
 */
final class PixelTexts {
  private static final int QUANTILES = 9;
  private static final int MAX_FILTERS = 4;

  /** The filters by name, with the smallest and the largest strength. */
  private static final Map<String, List<Double>> FILTERS =
      Map.of(
          "gaussian", List.of(0.3, 5.0),
          "median", List.of(3.0, 7.0),
          "bilateral", List.of(1.0, 100.0),
          "unsharp", List.of(0.1, 5.0),
          "clahe", List.of(1.0, 20.0));

  private PixelTexts() {}

  /** {@code off}, {@code grey_world} or red,green,blue. */
  static void whiteBalance(String text) {
    if (!List.of("off", "grey_world").contains(text)) {
      numbers(text, 3, 1, 255);
    }
  }

  /** Corners with rising inputs, as {@code 0:0,128:160,255:255}. */
  static void toneCurve(String text) {
    double last = Double.NEGATIVE_INFINITY;
    for (String corner : text.split(",", -1)) {
      String[] pair = corner.split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(QuotedInput.of(corner) + " is not of the form FROM:TO");
      }
      double from = number(pair[0], 0, 255);
      number(pair[1], 0, 255);
      if (from <= last) {
        throw new IllegalArgumentException("the levels do not rise at " + from);
      }
      last = from;
    }
  }

  /** Three rows of three. */
  static void colourMatrix(String text) {
    numbers(text, 9, -10, 10);
  }

  /** Nine non-decreasing levels of each colour. */
  static void referenceColours(String text) {
    double[] levels = numbers(text, 3 * QUANTILES, 0, 255);
    for (int i = 1; i < levels.length; i++) {
      if (i % QUANTILES != 0 && levels[i] < levels[i - 1]) {
        throw new IllegalArgumentException("the levels of a colour fall at " + levels[i]);
      }
    }
  }

  /** Filters with an optional strength, as {@code median:3,clahe}. */
  static void filters(String text) {
    String[] filters = text.split(",", -1);
    if (filters.length > MAX_FILTERS) {
      throw new IllegalArgumentException(filters.length + " filters; at most " + MAX_FILTERS);
    }
    for (String filter : filters) {
      String[] parts = filter.strip().split(":", 2);
      String kind = parts[0].toLowerCase(Locale.ROOT);
      List<Double> range =
          Optional.ofNullable(FILTERS.get(kind))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          QuotedInput.of(filter)
                              + " is not a filter: allowed are gaussian, median, bilateral, unsharp"
                              + " or clahe"));
      if (parts.length == 2) {
        double strength = number(parts[1], range.get(0), range.get(1));
        if (kind.equals("median") && strength % 2 != 1) {
          throw new IllegalArgumentException("median:" + strength + " is not 3, 5 or 7");
        }
      }
    }
  }

  private static double[] numbers(String text, int count, double least, double greatest) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          parts.length + " numbers, not " + count + ", separated by commas");
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(parts[i], least, greatest);
    }
    return numbers;
  }

  private static double number(String text, double least, double greatest) {
    double number;
    try {
      number = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(QuotedInput.of(text.strip()) + " is not a number", e);
    }
    if (!(number >= least && number <= greatest)) {
      throw new IllegalArgumentException(number + " is not within " + least + " to " + greatest);
    }
    return number;
  }
}
