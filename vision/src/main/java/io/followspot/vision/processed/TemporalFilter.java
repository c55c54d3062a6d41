package io.followspot.vision.processed;

import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;

/**
 * A motion-compensated temporal filter without state: the background's mean is the average over
 * time, aligned with the picture.
 *
 * <p>Where the picture agrees with the background, both are averaged with the weights of least
 * variance. With {@code D}, the mean absolute deviation of pixels from the mean, their squared
 * deviation is {@code S = (pi / 2) D^2} (normal noise), of which the mean's own part comes from its
 * {@code n} frames, {@code S / n}, and from its quantisation to whole levels: steps of {@code D /
 * n} are rounded stochastically, a variance of {@code D / n} each, which {@code n / 2} of them add
 * up to {@code D / 2}. The pixel's share is the mean's variance by {@code S}.
 */
final class TemporalFilter {
  private static final double SQUARED_BY_MEAN = Math.PI / 2;

  /** Colour is already an average of 16 pixels: both are about equally precise. */
  private static final double COLOUR_SHARE = 0.5;

  private TemporalFilter() {}

  /**
   * Averages still pixels over time, and moving ones over similar neighbours.
   *
   * @param picture aligned to the background
   * @param background that learned the picture
   * @param foreground moving objects in it
   */
  static Picture apply(Picture picture, Background background, Mask foreground) {
    Geometry geometry = picture.geometry();
    Picture mean = background.mean();
    float[] agreement = Agreement.of(picture, background, foreground);
    Picture moving = SpatialDenoise.outOf(picture, background);
    double frames = Math.max(1, background.memoryFrames());
    byte[] luma = new byte[geometry.pixels()];
    float[] agreeing = new float[geometry.cells()];
    for (int y = 0; y < geometry.heightPx(); y++) {
      for (int x = 0; x < geometry.widthPx(); x++) {
        int i = y * geometry.widthPx() + x;
        double still =
            mix(picture.luma()[i], mean.luma()[i], 1 - share(background.deviation(x, y), frames));
        double weight = agreement[i];
        luma[i] = (byte) Math.round(weight * still + (1 - weight) * (moving.luma()[i] & 0xFF));
        agreeing[y / Geometry.CELL * geometry.cellsAcross() + x / Geometry.CELL] += agreement[i];
      }
    }
    byte[] blue = new byte[geometry.cells()];
    byte[] red = new byte[geometry.cells()];
    for (int cell = 0; cell < agreeing.length; cell++) {
      double weight = (1 - COLOUR_SHARE) * agreeing[cell] / (Geometry.CELL * Geometry.CELL);
      blue[cell] = (byte) Math.round(mix(picture.blue()[cell], mean.blue()[cell], weight));
      red[cell] = (byte) Math.round(mix(picture.red()[cell], mean.red()[cell], weight));
    }
    return new Picture(geometry, luma, blue, red);
  }

  /** The weight of the pixel itself, 0 to 1; the rest is the mean's. */
  private static double share(double deviation, double frames) {
    double squared = SQUARED_BY_MEAN * deviation * deviation;
    return Math.min(1, (squared / frames + deviation / 2) / Math.max(1e-6, squared));
  }

  private static double mix(byte now, byte mean, double weight) {
    int value = now & 0xFF;
    return value + weight * ((mean & 0xFF) - value);
  }
}
