package io.followspot.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats times for users, in their time zone. */
public final class LocalTimes {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private LocalTimes() {}

  /** Returns the time of day. */
  public static String time(long us) {
    return TIME.format(at(us).atZone(ZoneId.systemDefault()));
  }

  /** Returns the day and the time. */
  public static String dayAndTime(long us) {
    return DAY_AND_TIME.format(at(us).atZone(ZoneId.systemDefault()));
  }

  /** Returns a duration, as {@code 4.2 s} or {@code 3 min 12 s}. */
  public static String length(long us) {
    Duration length = Duration.of(us, ChronoUnit.MICROS);
    return length.toMinutes() > 0
        ? String.format(Locale.ROOT, "%d min %d s", length.toMinutes(), length.toSecondsPart())
        : String.format(Locale.ROOT, "%.1f s", us / 1e6);
  }

  /** The microseconds since 1970, now. */
  public static long nowUs() {
    return us(Instant.now());
  }

  /** The microseconds since 1970 of an instant; exact for every year of four digits. */
  public static long us(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The instant that many microseconds after 1970. */
  public static Instant at(long us) {
    return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
  }
}
