package io.followspot.protos.rules;

import java.math.BigDecimal;

/**
 * The numbers that a setting may have, in the unit that its name says.
 *
 * @param least the smallest
 * @param greatest the largest
 */
public record NumberRange(double least, double greatest) {
  /** Whether the number is in the range. */
  public boolean contains(double number) {
    return number >= least && number <= greatest;
  }

  /** As in the documentation: {@code 0.01 to 1000}. */
  @Override
  public String toString() {
    return plain(least) + " to " + plain(greatest);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
