package io.followspot.cli.counts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A day in local time, or as much of it as has passed.
 *
 * @param from its first moment
 * @param to its last moment, in microseconds; of today now
 */
record LocalDay(Instant from, Instant to) {
  static LocalDay of(LocalDate date, Clock clock) {
    ZoneId zone = clock.getZone();
    Instant now = clock.instant();
    Instant from = date.atStartOfDay(zone).toInstant();
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    return new LocalDay(from, now.isAfter(from) && now.isBefore(end) ? now : end);
  }

  /** The same part of a day some days before, by the time of the day. */
  LocalDay before(int days, ZoneId zone) {
    ZonedDateTime begin = from.atZone(zone);
    LocalDate date = begin.toLocalDate().minusDays(days);
    ZonedDateTime end = to.atZone(zone).minusDays(days);
    return new LocalDay(date.atStartOfDay(zone).toInstant(), end.toInstant());
  }
}
