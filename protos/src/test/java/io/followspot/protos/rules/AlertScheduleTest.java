package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.AlertHours;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertScheduleTest {
  private static final AlertHours NIGHT =
      AlertHours.newBuilder().setFrom("22:00").setTo("06:00").build();

  @Test
  void withoutHours_containsEveryInstant() {
    assertThat(AlertSchedule.contains(List.of(), "Europe/Berlin", 0)).isTrue();
  }

  // Berlin is two hours before UTC in July.
  @ParameterizedTest
  @CsvSource({
    "2026-07-14T19:59:59.999999Z, false",
    "2026-07-14T20:00:00Z, true",
    "2026-07-14T23:30:00Z, true",
    "2026-07-15T03:59:59Z, true",
    "2026-07-15T04:00:00Z, false",
  })
  void overMidnight_isInLocalTime(Instant at, boolean contained) {
    assertThat(contains(NIGHT, "Europe/Berlin", at)).isEqualTo(contained);
  }

  // On 2026-03-29 at 02:00 the clock goes to 03:00; on 2026-10-25 at 03:00 back to 02:00.
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T03:59:59Z, true",
    "2026-03-29T04:00:00Z, false",
    "2026-10-25T04:59:59Z, true",
    "2026-10-25T05:00:00Z, false",
  })
  void overAClockChange_endsByTheLocalClock(Instant at, boolean contained) {
    assertThat(contains(NIGHT, "Europe/Berlin", at)).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({
    // The hour from 02:00 is skipped, and in autumn repeated.
    "2026-03-29T00:59:59Z, false",
    "2026-03-29T01:00:00Z, false",
    "2026-10-25T00:30:00Z, true",
    "2026-10-25T01:30:00Z, true",
    "2026-10-25T02:00:00Z, false",
  })
  void withinAClockChange_followsTheLocalClock(Instant at, boolean contained) {
    AlertHours hours = AlertHours.newBuilder().setFrom("02:00").setTo("03:00").build();
    assertThat(contains(hours, "Europe/Berlin", at)).isEqualTo(contained);
  }

  // 2026-11-27 is a Friday.
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T21:59:00Z, false",
    "2026-11-27T22:00:00Z, true",
    "2026-11-28T05:59:00Z, true",
    "2026-11-28T22:00:00Z, false",
    "2026-11-27T05:00:00Z, false",
  })
  void days_areThoseOnWhichTheHoursBegin(Instant at, boolean contained) {
    assertThat(contains(NIGHT.toBuilder().addDays("fri").build(), "", at)).isEqualTo(contained);
  }

  @Test
  void fromMidnightToMidnight_isTheWholeDay() {
    AlertHours saturday =
        AlertHours.newBuilder().addDays("sat").setFrom("00:00").setTo("24:00").build();
    assertThat(contains(saturday, "", Instant.parse("2026-11-28T00:00:00Z"))).isTrue();
    assertThat(contains(saturday, "", Instant.parse("2026-11-28T23:59:59Z"))).isTrue();
    assertThat(contains(saturday, "", Instant.parse("2026-11-29T00:00:00Z"))).isFalse();
  }

  private static boolean contains(AlertHours hours, String timeZone, Instant at) {
    long us = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    return AlertSchedule.contains(List.of(hours), timeZone, us);
  }
}
