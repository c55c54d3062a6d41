package io.followspot.vision.processed;

import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.filter.Filter;
import io.followspot.vision.filter.FilterConfig;
import io.followspot.vision.filter.SpatialFilter;
import java.util.List;

/**
 * Reduces noise within one picture, for moving objects, which have no average over time. Pixels are
 * averaged with neighbours that differ by no more than noise, so that edges are kept.
 */
final class SpatialDenoise {
  /** Standard deviations by mean absolute ones, of normal noise. */
  private static final double SIGMA = 1.2533;

  /** Largest difference of averaged pixels in standard deviations. */
  private static final double ALIKE = 2;

  /** Least noise, in grey levels, for which filtering pays. */
  private static final double LEAST_SIGMA = 3;

  private static final int EIGHTHS = 256;

  private SpatialDenoise() {}

  static Picture outOf(Picture picture, Background background) {
    double sigma = SIGMA * medianDeviation(picture.geometry(), background);
    if (sigma < LEAST_SIGMA) {
      return picture;
    }
    Filter filter = new Filter(Filter.Kind.BILATERAL, ALIKE * sigma);
    return SpatialFilter.apply(new FilterConfig(List.of(filter)), picture);
  }

  /** The median over blocks, so that leaves, water and screens do not count as noise. */
  private static double medianDeviation(Geometry geometry, Background background) {
    int[] counts = new int[EIGHTHS];
    for (int y = 0; y < geometry.heightPx(); y += 2) {
      for (int x = 0; x < geometry.widthPx(); x += 2) {
        counts[(int) (background.deviation(x, y) * 8)]++;
      }
    }
    int left = geometry.pixels() / 8;
    int median = 0;
    while (left >= counts[median]) {
      left -= counts[median++];
    }
    return median / 8.0;
  }
}
