package io.followspot.terminal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses times as users type them: {@code 14:03} today, {@code yesterday 14:03}, {@code
 * 2026-11-28}, {@code 2026-11-28 14:03}, all in the time zone of this machine, or {@code
 * 2026-11-28T13:03:00Z} with a zone.
 *
 * <p>Where the clock is set back, a time of day exists twice: a range begins with the first and
 * ends with the second. Where it is set forward, a time that is skipped means that moment.
 */
public final class TimeInput {
  /** What such an option accepts, for its description. */
  public static final String EXAMPLES = "14:03, yesterday 14:03, 2026-11-28 or with a zone";

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?<day>today|yesterday|\\d{4}-\\d\\d-\\d\\d)?["
              + " T]?(?<time>\\d{1,2}:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?)?");

  private final Clock clock;

  /** Reads times by this clock and its zone. */
  public TimeInput(Clock clock) {
    this.clock = clock;
  }

  /** Reads times by the clock and the zone of this machine. */
  public static TimeInput here() {
    return new TimeInput(Clock.systemDefaultZone());
  }

  /** Which end of a range a time is. */
  public enum End {
    /** Its first moment. */
    FROM,
    /** Its last moment, of a day its end. */
    TO
  }

  /**
   * The instant.
   *
   * @throws CliException if it is not a time
   */
  public Instant parse(String text, End end) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      // Without a zone: below.
    }
    Matcher local = LOCAL.matcher(text.strip());
    try {
      if (!text.isBlank() && local.matches()) {
        return local(local.group("day"), local.group("time"), end);
      }
    } catch (DateTimeException e) {
      // Falls through to the error below.
    }
    throw new CliException("\"" + text + "\" is not a time: write " + EXAMPLES);
  }

  /** The same as a parameter of the gateway; one with a zone is passed on as it is. */
  public String parameter(String text, End end) {
    Instant instant = parse(text, end);
    return text.indexOf('T') > 0 && text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? text
        : instant.toString();
  }

  /** The gateway's parameters {@code from} and {@code to}; without a time none. */
  public Map<String, List<String>> range(@Nullable String from, @Nullable String to) {
    Map<String, List<String>> range = new LinkedHashMap<>();
    range.put("from", from == null ? List.of() : List.of(parameter(from, End.FROM)));
    range.put("to", to == null ? List.of() : List.of(parameter(to, End.TO)));
    return range;
  }

  private Instant local(String day, String time, End end) {
    LocalDate today = LocalDate.now(clock);
    LocalDate date =
        day == null || day.equals("today")
            ? today
            : day.equals("yesterday") ? today.minusDays(1) : LocalDate.parse(day);
    if (time == null) {
      return end == End.FROM
          ? at(date.atStartOfDay(), End.FROM)
          : at(date.plusDays(1).atStartOfDay(), End.FROM).minus(1, ChronoUnit.MICROS);
    }
    return at(date.atTime(LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time)), end);
  }

  /** The instant of a local time, also where the clock is changed. */
  Instant at(LocalDateTime local, End end) {
    ZoneId zone = clock.getZone();
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    return local.toInstant(end == End.FROM ? change.getOffsetBefore() : change.getOffsetAfter());
  }

  /** Reads the option {@code --from}. */
  public static final class From implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      return converted(value, End.FROM);
    }
  }

  /** Reads the option {@code --to}. */
  public static final class To implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      return converted(value, End.TO);
    }
  }

  private static Instant converted(String value, End end) {
    try {
      return here().parse(value, end);
    } catch (CliException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
