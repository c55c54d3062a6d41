package io.followspot.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.terminal.TimeInput.End;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeInputTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 14:30 in Berlin, in winter. */
  private static final TimeInput TIMES = at("2026-11-28T13:30:00Z");

  private static TimeInput at(String now) {
    return new TimeInput(Clock.fixed(Instant.parse(now), BERLIN));
  }

  @ParameterizedTest
  @CsvSource({
    "14:03, 2026-11-28T13:03:00Z, 2026-11-28T13:03:00Z",
    "9:05, 2026-11-28T08:05:00Z, 2026-11-28T08:05:00Z",
    "14:03:05.5, 2026-11-28T13:03:05.500Z, 2026-11-28T13:03:05.500Z",
    "today, 2026-11-27T23:00:00Z, 2026-11-28T22:59:59.999999Z",
    "yesterday, 2026-11-26T23:00:00Z, 2026-11-27T22:59:59.999999Z",
    "yesterday 14:03, 2026-11-27T13:03:00Z, 2026-11-27T13:03:00Z",
    "2026-07-01, 2026-06-30T22:00:00Z, 2026-07-01T21:59:59.999999Z",
    "2026-07-01 12:00, 2026-07-01T10:00:00Z, 2026-07-01T10:00:00Z",
    "2026-07-01T12:00:01, 2026-07-01T10:00:01Z, 2026-07-01T10:00:01Z",
    "2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z",
    "2026-07-01T12:00:00+05:00, 2026-07-01T07:00:00Z, 2026-07-01T07:00:00Z",
  })
  void time_isInLocalTime(String text, String from, String to) {
    assertThat(TIMES.parse(text, End.FROM)).isEqualTo(from);
    assertThat(TIMES.parse(text, End.TO)).isEqualTo(to);
  }

  @Test
  void clockSetBack_rangeBeginsWithTheFirstAndEndsWithTheSecond() {
    // On 25 October the hour from 2 to 3 comes twice.
    assertThat(TIMES.parse("2026-10-25 02:30", End.FROM)).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(TIMES.parse("2026-10-25 02:30", End.TO)).isEqualTo("2026-10-25T01:30:00Z");
    assertThat(at("2026-10-25T12:00:00Z").parse("02:30", End.TO)).isEqualTo("2026-10-25T01:30:00Z");
  }

  @Test
  void clockSetForward_skippedTimeIsThatMoment() {
    // On 29 March the hour from 2 to 3 does not exist.
    for (End end : End.values()) {
      assertThat(TIMES.parse("2026-03-29 02:30", end)).isEqualTo("2026-03-29T01:00:00Z");
    }
    assertThat(TIMES.parse("2026-03-29 03:30", End.FROM)).isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void dayOfAChange_hasItsOwnLength() {
    assertThat(TIMES.parse("2026-03-29", End.FROM)).isEqualTo("2026-03-28T23:00:00Z");
    assertThat(TIMES.parse("2026-03-29", End.TO)).isEqualTo("2026-03-29T21:59:59.999999Z");
    assertThat(TIMES.parse("2026-10-25", End.FROM)).isEqualTo("2026-10-24T22:00:00Z");
    assertThat(TIMES.parse("2026-10-25", End.TO)).isEqualTo("2026-10-25T22:59:59.999999Z");
    // In Beirut that day begins at one o'clock.
    TimeInput beirut =
        new TimeInput(Clock.fixed(Instant.parse("2026-03-29T12:00:00Z"), ZoneId.of("Asia/Beirut")));
    assertThat(beirut.parse("today", End.FROM)).isEqualTo("2026-03-28T22:00:00Z");
  }

  @Test
  void parameter_withAZone_isPassedOnAsItIs() {
    assertThat(TIMES.parameter("2026-07-01T12:00:00+02:00", End.FROM))
        .isEqualTo("2026-07-01T12:00:00+02:00");
    assertThat(TIMES.parameter("14:03", End.FROM)).isEqualTo("2026-11-28T13:03:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "noon", "25:00", "14:60", "2026-02-30", "tomorrow", "14"})
  void noTime_saysWhatIsAccepted(String text) {
    assertThatThrownBy(() -> TIMES.parse(text, End.FROM))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("is not a time: write 14:03");
  }
}
