package io.followspot.gateway.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that costs a query: asked for again after some time only, however often it is read. The
 * last value stays if the query fails. Thread-safe.
 */
final class RareValue<T> {
  private static final Logger log = LoggerFactory.getLogger(RareValue.class);

  private final Supplier<T> query;
  private final Duration keptFor;
  private final Clock clock;
  private T value;
  private Instant askedAt = Instant.MIN;

  RareValue(T before, Duration keptFor, Clock clock, Supplier<T> query) {
    this.value = before;
    this.keptFor = keptFor;
    this.clock = clock;
    this.query = query;
  }

  synchronized T get() {
    Instant now = clock.instant();
    if (askedAt.equals(Instant.MIN) || !askedAt.plus(keptFor).isAfter(now)) {
      askedAt = now;
      try {
        value = query.get();
      } catch (RuntimeException e) {
        log.debug("A metric keeps its last value", e);
      }
    }
    return value;
  }
}
