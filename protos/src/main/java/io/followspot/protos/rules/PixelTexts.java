package io.followspot.protos.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Reads the settings about pixels that are texts. Their syntax is known here only; each method
 * throws an {@link IllegalArgumentException} that names what is wrong.
 */
public final class PixelTexts {
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

  /**
   * How colours are balanced.
   *
   * @param greyWorld whether the mean colour is made grey
   * @param white red, green and blue of something white, 1 to 255; empty if not given
   */
  public record WhiteBalance(boolean greyWorld, List<Double> white) {}

  /**
   * A filter of brightness.
   *
   * @param kind its name, in lower case
   * @param strength in the unit of its kind; empty for the default
   */
  public record FilterChoice(String kind, OptionalDouble strength) {}

  /** {@code off}, {@code grey_world} or red,green,blue. */
  public static WhiteBalance whiteBalance(String text) {
    boolean greyWorld = text.equals("grey_world");
    return new WhiteBalance(
        greyWorld, greyWorld || text.equals("off") ? List.of() : numbers(text, 3, 1, 255));
  }

  /**
   * Corners with rising inputs, as {@code 0:0,128:160,255:255}.
   *
   * @return input and output of each corner in turn
   */
  public static List<Double> toneCurve(String text) {
    List<Double> corners = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (String corner : text.split(",", -1)) {
      String[] pair = corner.split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(QuotedInput.of(corner) + " is not of the form FROM:TO");
      }
      double from = number(pair[0], 0, 255);
      double to = number(pair[1], 0, 255);
      if (from <= last) {
        throw new IllegalArgumentException("the levels do not rise at " + from);
      }
      corners.add(from);
      corners.add(to);
      last = from;
    }
    return corners;
  }

  /** Three rows of three. */
  public static List<Double> colourMatrix(String text) {
    return numbers(text, 9, -10, 10);
  }

  /** Nine non-decreasing levels of each of red, green and blue. */
  public static List<Double> referenceColours(String text) {
    List<Double> levels = numbers(text, 3 * QUANTILES, 0, 255);
    for (int i = 1; i < levels.size(); i++) {
      if (i % QUANTILES != 0 && levels.get(i) < levels.get(i - 1)) {
        throw new IllegalArgumentException("the levels of a colour fall at " + levels.get(i));
      }
    }
    return levels;
  }

  /** The text of such levels, each to a tenth. */
  public static String textOfColours(List<Double> levels) {
    return levels.stream()
        .map(level -> String.format(Locale.ROOT, "%.1f", level))
        .collect(Collectors.joining(","));
  }

  /** Filters with an optional strength, as {@code median:3,clahe}. */
  public static List<FilterChoice> filters(String text) {
    List<FilterChoice> choices = new ArrayList<>();
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
      OptionalDouble strength =
          parts.length == 2
              ? OptionalDouble.of(number(parts[1], range.get(0), range.get(1)))
              : OptionalDouble.empty();
      if (kind.equals("median") && strength.orElse(3) % 2 != 1) {
        throw new IllegalArgumentException(
            "median:" + strength.getAsDouble() + " is not 3, 5 or 7");
      }
      choices.add(new FilterChoice(kind, strength));
    }
    return choices;
  }

  private static List<Double> numbers(String text, int count, double least, double greatest) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          parts.length + " numbers, not " + count + ", separated by commas");
    }
    return Arrays.stream(parts).map(part -> number(part, least, greatest)).toList();
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
