package io.followspot.ingest.publish;

import java.time.Duration;

/**
 * What was published.
 *
 * @param streams how many runs of the source
 * @param frames how many the brokers have
 * @param bytes of those frames' pictures
 * @param thinned frames left out to keep the rate
 * @param tooLarge frames left out because no topic would take them
 * @param unsent frames that the brokers had not taken when the time to stop was up
 * @param timeBreaks how often the source's time stamps jumped
 * @param elapsed how long it took
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
  /** Frames per second of this machine's time. */
  public double framesPerSecond() {
    return frames / Math.max(1e-9, elapsed.toNanos() / 1e9);
  }
}
