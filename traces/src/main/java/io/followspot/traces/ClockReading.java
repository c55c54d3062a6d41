package io.followspot.traces;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of day at a reading of {@link System#nanoTime}, by which other readings get theirs.
 *
 * @param atNs in nanoseconds since 1970
 * @param nanoTime of the process's own clock, which measures durations
 */
public record ClockReading(long atNs, long nanoTime) {
  private static final long NS_PER_S = 1_000_000_000;

  /** Reads both clocks. */
  public static ClockReading now() {
    Instant now = Clock.systemUTC().instant();
    return new ClockReading(now.getEpochSecond() * NS_PER_S + now.getNano(), System.nanoTime());
  }

  /** The time of day of another reading of {@link System#nanoTime}, in nanoseconds since 1970. */
  public long atNs(long otherNanoTime) {
    return atNs + (otherNanoTime - nanoTime);
  }
}
