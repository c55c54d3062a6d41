package io.followspot.vision.mapping;

import java.util.ArrayList;
import java.util.List;

/** Lists of numbers within a registration. */
final class NumberList {
  private NumberList() {}

  /**
   * Reads numbers separated by commas.
   *
   * @throws IllegalArgumentException if their number is wrong or one is out of range
   */
  static List<Double> parse(String text, int count, double least, double greatest) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(
          "%d numbers, not %d, separated by commas".formatted(parts.length, count));
    }
    List<Double> numbers = new ArrayList<>();
    for (String part : parts) {
      numbers.add(parse(part, least, greatest));
    }
    return List.copyOf(numbers);
  }

  static double parse(String text, double least, double greatest) {
    double number;
    try {
      number = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text.strip() + "\" is not a number", e);
    }
    if (!(number >= least && number <= greatest)) {
      throw new IllegalArgumentException(
          "%s is not within %s to %s".formatted(number, least, greatest));
    }
    return number;
  }
}
