package io.followspot.protos.rules;

import io.followspot.protos.v1.AlertHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hours of the week in which an alert rule applies.
 *
 * <p>The local clock decides, so 22:00 to 06:00 lasts seven or nine hours in the night of a clock
 * change. Hours within a skipped hour do not take place, hours within a repeated one take place
 * twice. The same instant gives the same answer under the same time-zone rules, which are part of
 * the Java runtime.
 */
public final class AlertSchedule {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final String END_OF_DAY = "24:00";

  private AlertSchedule() {}

  /**
   * Whether one of the hours contains the instant; always if there are none.
   *
   * @param timeZone a time zone's id, empty for UTC
   * @param atUs microseconds since 1970
   */
  public static boolean contains(List<AlertHours> hours, String timeZone, long atUs) {
    if (hours.isEmpty()) {
      return true;
    }
    ZoneId zone = zone(timeZone).orElse(ZoneOffset.UTC);
    LocalDateTime local =
        LocalDateTime.ofInstant(Instant.EPOCH.plus(atUs, ChronoUnit.MICROS), zone);
    LocalDate today = local.toLocalDate();
    return hours.stream()
        .anyMatch(one -> begunOn(today, one, local) || begunOn(today.minusDays(1), one, local));
  }

  /** The time zone; empty if there is none of that id. */
  static Optional<ZoneId> zone(String timeZone) {
    if (timeZone.isEmpty()) {
      return Optional.of(ZoneOffset.UTC);
    }
    return ZoneId.getAvailableZoneIds().contains(timeZone)
        ? Optional.of(ZoneId.of(timeZone))
        : Optional.empty();
  }

  /** Whether the text is the name of a day of the week. */
  static boolean isDay(String text) {
    return DAYS.contains(text);
  }

  /** Whether the text is a time of day at which hours may begin. */
  static boolean isStart(String text) {
    return TIME.matcher(text).matches();
  }

  /** Whether the text is a time of day at which hours may end. */
  static boolean isEnd(String text) {
    return isStart(text) || text.equals(END_OF_DAY);
  }

  /** Whether the hours that begin on a day contain a local time. */
  private static boolean begunOn(LocalDate day, AlertHours hours, LocalDateTime local) {
    if (hours.getDaysCount() > 0 && !hours.getDaysList().contains(name(day.getDayOfWeek()))) {
      return false;
    }
    LocalDateTime from = day.atTime(LocalTime.parse(hours.getFrom()));
    LocalDateTime to =
        hours.getTo().equals(END_OF_DAY)
            ? day.plusDays(1).atStartOfDay()
            : day.atTime(LocalTime.parse(hours.getTo()));
    LocalDateTime end = to.isAfter(from) ? to : to.plusDays(1);
    return !local.isBefore(from) && local.isBefore(end);
  }

  private static String name(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
