package io.followspot.ingest.publish;

import java.time.Duration;

/**
 * What was published.
 *
 * @param streams number of runs of the source
 * @param frames number acknowledged by the brokers
 * @param bytes of their pictures
 * @param thinned frames skipped by the rate limit
 * @param tooLarge frames skipped because they exceed the topic's record size
 * @param unsent frames not acknowledged at the end of the stop's time limit
 * @param timeBreaks number of jumps of the source's time stamps
 * @param elapsed duration
 */
public record PublishSummary(
    int streams,
    long frames,
    long bytes,
    long thinned,
    long tooLarge,
    long unsent,
    long timeBreaks,
    Duration elapsed) {
  /** Frames per second of wall-clock time. */
  public double framesPerSecond() {
    return frames / Math.max(1e-9, elapsed.toNanos() / 1e9);
  }
}
