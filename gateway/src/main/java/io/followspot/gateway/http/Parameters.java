package io.followspot.gateway.http;

import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The query parameters of a request, parsed strictly: an invalid value is an error, not the
 * default.
 */
public final class Parameters {
  private static final int MAX_VALUES = 64;
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final Map<String, Deque<String>> values;

  Parameters(Map<String, Deque<String>> values, Set<String> known) {
    this.values = values;
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        String offer =
            known.isEmpty()
                ? "this call has no parameters"
                : "allowed are " + String.join(", ", known.stream().sorted().toList());
        throw Problem.badParameter(name, "unknown parameter; " + offer);
      }
    }
  }

  /** The parameter's value; empty if it was not given. */
  public Optional<String> text(String name) {
    Deque<String> given = values.get(name);
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1) {
      throw Problem.badParameter(name, "given " + given.size() + " times, may be given once");
    }
    return Optional.of(checked(name, given.getFirst()));
  }

  /** No stored text contains NUL, and not every database accepts it in a query. */
  private static String checked(String name, String value) {
    if (value.indexOf('\0') >= 0) {
      throw Problem.badParameter(name, "contains a NUL character");
    }
    return value;
  }

  /**
   * All values of a parameter that may be repeated or contain a comma-separated list; at most 64.
   */
  public List<String> list(String name) {
    List<String> all = new ArrayList<>();
    for (String given : values.getOrDefault(name, new java.util.ArrayDeque<>())) {
      for (String one : given.split(",", MAX_VALUES + 1)) {
        if (all.size() == MAX_VALUES) {
          throw Problem.badParameter(name, "has more than " + MAX_VALUES + " values");
        }
        if (one.isBlank()) {
          throw Problem.badParameter(name, "contains an empty value");
        }
        all.add(checked(name, one.strip()));
      }
    }
    return all;
  }

  /** All values of a parameter that match a rule. */
  public List<String> list(String name, Predicate<String> rule, String ruleForPeople) {
    List<String> all = list(name);
    for (String one : all) {
      if (!rule.test(one)) {
        throw Problem.badParameter(name, "\"" + one + "\" is wrong: " + ruleForPeople);
      }
    }
    return all;
  }

  /** A whole number within bounds. */
  public OptionalInt integer(String name, int min, int max) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return OptionalInt.of(value);
      }
    } catch (NumberFormatException e) {
      // Falls through to the error below.
    }
    throw Problem.badParameter(name, "must be an integer from " + min + " to " + max);
  }

  /** A number from 0 to 1. */
  public Optional<Float> fraction(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      float value = Float.parseFloat(text.get());
      if (value >= 0 && value <= 1) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // Falls through to the error below.
    }
    throw Problem.badParameter(name, "must be a number from 0 to 1");
  }

  /** One of several words. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E one : type.getEnumConstants()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(one);
      }
    }
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    throw Problem.badParameter(name, "must be one of " + String.join(", ", words));
  }

  /** Yes or no. */
  public Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw Problem.badParameter(name, "must be true or false");
                });
  }

  /** An instant as ISO 8601 with a time zone, in microseconds since 1970. */
  public Optional<Long> timeUs(String name) {
    return text(name).map(text -> timeUs(name, text));
  }

  private static long timeUs(String name, String text) {
    String example =
        DateTimeFormatter.ISO_INSTANT.format(
            OffsetDateTime.of(2026, 7, 1, 12, 0, 0, 500_000_000, ZoneOffset.UTC));
    // A plus sign that was not escaped arrives as a space.
    return parsedTimeUs(text.replace(' ', '+'))
        .orElseThrow(
            () -> Problem.badParameter(name, "must be a time with a zone, for example " + example));
  }

  /** A time with a zone, in microseconds since 1970; empty if it is none. */
  static Optional<Long> parsedTimeUs(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      if (time.getYear() > 0 && time.getYear() < 10_000) {
        return Optional.of(TimestampFormat.us(time.toInstant()));
      }
    } catch (DateTimeException e) {
      // Falls through: it is none.
    }
    return Optional.empty();
  }

  /** A duration in seconds (2.5) or as ISO 8601 (PT2.5S), of at most a hundred years. */
  public Optional<Duration> duration(String name) {
    return text(name).map(text -> duration(name, text));
  }

  private static Duration seconds(BigDecimal seconds) {
    BigDecimal most = BigDecimal.valueOf(LONGEST.toSeconds() + 1);
    return Duration.ofNanos(
        seconds.min(most).max(BigDecimal.ONE.negate()).movePointRight(9).longValue());
  }

  private static Duration duration(String name, String text) {
    try {
      Duration duration =
          text.startsWith("P") ? Duration.parse(text) : seconds(new BigDecimal(text));
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
      // Falls through to the error below.
    }
    throw Problem.badParameter(
        name,
        "must be a duration, for example 2.5 (seconds) or PT2.5S, of at most a hundred years");
  }
}
