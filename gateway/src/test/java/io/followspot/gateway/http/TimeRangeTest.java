package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.gateway.problem.ProblemException;
import io.followspot.json.TimestampFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final long HOUR_US = Duration.ofHours(1).toNanos() / 1_000;
  private static final long NOW_US = NOW.getEpochSecond() * 1_000_000;

  @Test
  void nothingAskedFor_holdsWhatIsAheadOfTheClock() {
    assertThat(range(Map.of()))
        .isEqualTo(new TimeRange(NOW_US - 24 * HOUR_US, NOW_US + 24 * HOUR_US));
  }

  @Test
  void onlyTo_beginsADayBefore() {
    assertThat(range(Map.of("to", "2026-07-01T10:00:00Z")))
        .isEqualTo(new TimeRange(NOW_US - 26 * HOUR_US, NOW_US - 2 * HOUR_US));
  }

  @Test
  void onlyFrom_evenAheadOfTheClock_endsLater() {
    assertThat(range(Map.of("from", "2026-07-03T12:00:00Z")))
        .isEqualTo(new TimeRange(NOW_US + 48 * HOUR_US, NOW_US + 72 * HOUR_US));
  }

  @Test
  void range_staysWithinYearsOfFourDigits() {
    String last = "9999-12-31T23:59:59.999999Z";
    TimeRange range = range(Map.of("from", last));
    assertThat(range.toUs()).isEqualTo(range.fromUs());
    assertThat(TimestampFormat.format(range.toUs())).isEqualTo(last);
    assertThat(TimestampFormat.format(range(Map.of("to", "0001-01-01T00:00:00Z")).fromUs()))
        .startsWith("0000-12-31T");
    assertThatThrownBy(() -> range(Map.of("from", "9999-12-31T23:59:59-01:00")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void toBeforeFrom_isRefused() {
    assertThatThrownBy(
            () -> range(Map.of("from", "2026-07-01T12:00:00Z", "to", "2026-07-01T11:00:00Z")))
        .isInstanceOf(ProblemException.class);
  }

  private static TimeRange range(Map<String, String> asked) {
    Map<String, Deque<String>> values = new HashMap<>();
    asked.forEach((name, value) -> values.put(name, new ArrayDeque<>(List.of(value))));
    return TimeRange.of(
        new Parameters(values, Set.of("from", "to")), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
