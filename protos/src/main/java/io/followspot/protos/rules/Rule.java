package io.followspot.protos.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The allowed values of one setting. An empty text is always allowed: it means the default. */
@FunctionalInterface
interface Rule {
  /** What is wrong with a value; empty if it is valid. */
  Optional<String> flaw(Object value);

  /** Allows every value of the field's type. */
  static Rule any() {
    return value -> Optional.empty();
  }

  static Rule within(long least, long greatest) {
    return within(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
  }

  static Rule within(double least, double greatest) {
    return within(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
  }

  private static Rule within(BigDecimal least, BigDecimal greatest) {
    String range =
        least.stripTrailingZeros().toPlainString()
            + " to "
            + greatest.stripTrailingZeros().toPlainString();
    return value -> {
      double number = ((Number) value).doubleValue();
      return number >= least.doubleValue() && number <= greatest.doubleValue()
          ? Optional.empty()
          : Optional.of("is " + value + "; it must be within " + range);
    };
  }

  static Rule oneOf(String... choices) {
    List<String> known = List.of(choices);
    return value ->
        known.contains(value)
            ? Optional.empty()
            : Optional.of("is " + QuotedInput.of((String) value) + "; it must be one of " + known);
  }

  /**
   * Allows texts that a parser accepts.
   *
   * @param reader throws {@link IllegalArgumentException}, saying what is wrong
   */
  static Rule text(Consumer<String> reader) {
    return value -> {
      String text = (String) value;
      try {
        reader.accept(text);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("is " + QuotedInput.of(text) + ": " + e.getMessage());
      }
    };
  }
}
