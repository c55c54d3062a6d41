package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import java.util.List;
import java.util.Locale;

/** Checks of a registration's fields; what they throw names the field. */
final class Limits {
  private Limits() {}

  static double within(String field, double value, double least, double greatest)
      throws InvalidRegistrationException {
    if (!(value >= least && value <= greatest)) {
      throw new InvalidRegistrationException(
          field,
          String.format(Locale.ROOT, "is %s; it must be within %s to %s", value, least, greatest));
    }
    return value;
  }

  static long within(String field, long value, long least, long greatest)
      throws InvalidRegistrationException {
    if (value < least || value > greatest) {
      throw new InvalidRegistrationException(
          field,
          String.format(Locale.ROOT, "is %d; it must be within %d to %d", value, least, greatest));
    }
    return value;
  }

  static String oneOf(String field, String value, List<String> choices)
      throws InvalidRegistrationException {
    String chosen = value.isEmpty() ? choices.get(0) : value;
    if (!choices.contains(chosen)) {
      throw new InvalidRegistrationException(
          field, "is " + Rejections.quote(value) + "; it must be one of " + choices);
    }
    return chosen;
  }

  static void atMost(String field, int count, int greatest, String what)
      throws InvalidRegistrationException {
    if (count > greatest) {
      throw new InvalidRegistrationException(
          field, "has " + count + " " + what + "; at most " + greatest + " are possible");
    }
  }
}
