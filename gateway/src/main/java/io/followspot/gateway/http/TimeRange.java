package io.followspot.gateway.http;

import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of capture time, given by the parameters {@code from} and {@code to}.
 *
 * @param fromUs in microseconds since 1970
 * @param toUs not before it
 */
public record TimeRange(long fromUs, long toUs) {
  private static final long LEAST_BUCKET_US = 1_000_000;
  private static final long DAY_US = Duration.ofDays(1).toNanos() / 1_000;

  /** RFC 3339 has years of four digits. */
  private static final long LEAST_US = TimestampFormat.us(Instant.parse("0000-01-01T00:00:00Z"));

  private static final long GREATEST_US =
      TimestampFormat.us(Instant.parse("9999-12-31T23:59:59.999999Z"));

  /**
   * Reads the two parameters. Without {@code from} it begins 24 hours before {@code to}, or before
   * now; without {@code to} it ends in 24 hours: a video that is published faster than real time
   * has capture times ahead of the clock.
   *
   * @throws io.followspot.gateway.problem.ProblemException if one is not a time, or their order is
   *     wrong
   */
  public static TimeRange of(Parameters parameters, Clock clock) {
    long nowUs = TimestampFormat.us(clock.instant());
    Optional<Long> to = parameters.timeUs("to");
    long fromUs = parameters.timeUs("from").orElse(Math.max(LEAST_US, to.orElse(nowUs) - DAY_US));
    long toUs = to.orElse(Math.min(GREATEST_US, Math.max(nowUs, fromUs) + DAY_US));
    if (fromUs > toUs) {
      throw Problem.badParameter("to", "is before from");
    }
    return new TimeRange(fromUs, toUs);
  }

  /**
   * Reads the parameter {@code bucket}, the length of a part of this range in microseconds.
   *
   * @param usual without the parameter
   * @param most parts, at most
   * @throws io.followspot.gateway.problem.ProblemException if it is too short
   */
  public long bucketUs(Parameters parameters, Duration usual, int most) {
    long bucketUs = parameters.duration("bucket").orElse(usual).toNanos() / 1_000;
    if (bucketUs < LEAST_BUCKET_US || (toUs - fromUs) / bucketUs >= most) {
      throw Problem.badParameter(
          "bucket", "must be at least 1 second and result in at most " + most + " buckets");
    }
    return bucketUs;
  }
}
