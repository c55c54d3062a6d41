package io.followspot.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RareValueTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger queries = new AtomicInteger();

  @Test
  void query_isAskedOncePerPeriod_andAFailureKeepsTheValue() {
    RareValue<Integer> value =
        new RareValue<>(
            0,
            Duration.ofSeconds(15),
            clock(),
            () -> {
              if (queries.incrementAndGet() == 2) {
                throw new IllegalStateException("the store is away");
              }
              return queries.get();
            });

    assertThat(value.get()).isEqualTo(1);
    assertThat(value.get()).isEqualTo(1);
    now.set(Instant.EPOCH.plusSeconds(15));
    assertThat(value.get()).isEqualTo(1);
    assertThat(queries).hasValue(2);
    now.set(Instant.EPOCH.plusSeconds(30));
    assertThat(value.get()).isEqualTo(3);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }
}
