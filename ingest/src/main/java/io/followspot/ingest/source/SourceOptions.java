package io.followspot.ingest.source;

import java.time.Duration;

/**
 * How to read a source.
 *
 * @param jpegQuality 1 to 100, of frames that are not JPEG already
 * @param timeout longest time without data from a stream
 * @param imagesPerSecond the rate of a folder of images without one of its own
 */
public record SourceOptions(int jpegQuality, Duration timeout, double imagesPerSecond) {
  /** The defaults. */
  public static final SourceOptions DEFAULT = new SourceOptions(85, Duration.ofSeconds(10), 25);

  /** Validates the options. */
  public SourceOptions {
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException("JPEG quality " + jpegQuality + " is not 1 to 100");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout " + timeout + " must be greater than zero");
    }
    if (!(imagesPerSecond > 0 && imagesPerSecond <= 1000)) {
      throw new IllegalArgumentException(imagesPerSecond + " images per second are not 0 to 1000");
    }
  }
}
