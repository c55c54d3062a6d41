package io.followspot.vision.detection;

/**
 * How foreground is converted to boxes.
 *
 * @param minAreaFraction smallest object as a fraction of the frame's area
 * @param closeAcrossPx gaps of up to twice this many analysed pixels are closed horizontally
 * @param closeDownPx the same vertically
 * @param valley columns below this fraction of the peaks on both sides separate two objects; 0
 *     disables it
 */
public record BlobConfig(
    double minAreaFraction, int closeAcrossPx, int closeDownPx, double valley) {
  /** For people and vehicles. */
  public static final BlobConfig DEFAULT = new BlobConfig(0.001, 0, 2, 0.85);

  /** Rejects values out of range. */
  public BlobConfig {
    if (!(minAreaFraction > 0 && minAreaFraction < 1)) {
      throw new IllegalArgumentException(
          "smallest area " + minAreaFraction + " is not between 0 and 1 of the frame");
    }
    if (closeAcrossPx < 0 || closeDownPx < 0 || !(valley >= 0 && valley < 1)) {
      throw new IllegalArgumentException(
          "closing by %d x %d, valley %s".formatted(closeAcrossPx, closeDownPx, valley));
    }
  }

  public BlobConfig withMinAreaFraction(double fraction) {
    return new BlobConfig(fraction, closeAcrossPx, closeDownPx, valley);
  }

  public BlobConfig withValley(double changed) {
    return new BlobConfig(minAreaFraction, closeAcrossPx, closeDownPx, changed);
  }
}
