package io.followspot.identity.calibration;

import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A homography by least squares over point pairs, and its residuals.
 *
 * <p>Normalised direct linear transform (Hartley, 1997): both point sets are moved to their
 * centroid and scaled to a mean distance of √2, then the smallest eigenvector of AᵀA is taken. Four
 * pairs are matched exactly, more in the least squares.
 *
 * @param homography picture to floor
 * @param residualsM distance between each pair's floor point and its mapped picture point
 * @param rmsM root mean square of these
 * @param conditionNumber of the normalised equations: largest over second smallest singular value;
 *     above a few hundred, small errors of the points cause large errors on the floor
 */
public record HomographyFit(
    Homography homography, List<Double> residualsM, double rmsM, double conditionNumber) {
  /** Fewest pairs that determine a homography. */
  public static final int MIN_PAIRS = 4;

  /**
   * Condition above which the points are practically collinear: found by moving points of a square.
   */
  private static final double MAX_CONDITION = 1e5;

  /**
   * Fits.
   *
   * @param pairs at least four, no three of any four on one line
   * @throws CalibrationException if there are too few, or they coincide or lie on one line
   */
  public static HomographyFit of(List<PointPair> pairs) {
    if (pairs.size() < MIN_PAIRS) {
      throw new CalibrationException(
          "a calibration needs at least 4 point pairs, but has " + pairs.size());
    }
    double[] picture = normalisation(pairs, true);
    double[] floor = normalisation(pairs, false);
    SymmetricEigen eigen = new SymmetricEigen(normalMatrix(pairs, picture, floor));
    double condition = Math.sqrt(eigen.values[8] / Math.max(eigen.values[1], 1e-300));
    if (!(condition < MAX_CONDITION)) {
      throw new CalibrationException(
          "the calibration's points determine no mapping: three or more of them lie on one line or"
              + " coincide");
    }
    double[] h =
        Matrix3.multiply(
            Matrix3.inverse(matrix(floor)), Matrix3.multiply(eigen.vectors[0], matrix(picture)));
    Homography homography = Homography.of(h, pairs.get(0).picture());
    List<Double> residuals = new ArrayList<>();
    double squares = 0;
    for (PointPair pair : pairs) {
      FloorPoint mapped =
          homography
              .toFloor(pair.picture())
              .orElseThrow(
                  () ->
                      new CalibrationException(
                          "the horizon runs between the calibration's points: is "
                              + pair
                              + " in the right order?"));
      double residual = mapped.distanceM(pair.floor());
      residuals.add(residual);
      squares += residual * residual;
    }
    return new HomographyFit(
        homography, List.copyOf(residuals), Math.sqrt(squares / pairs.size()), condition);
  }

  /** Centroid and scale: {x, y, factor}. */
  private static double[] normalisation(List<PointPair> pairs, boolean picture) {
    double x = 0;
    double y = 0;
    for (PointPair pair : pairs) {
      x += first(pair, picture) / pairs.size();
      y += second(pair, picture) / pairs.size();
    }
    double distance = 0;
    for (PointPair pair : pairs) {
      double dx = first(pair, picture) - x;
      double dy = second(pair, picture) - y;
      distance += Math.sqrt(dx * dx + dy * dy) / pairs.size();
    }
    if (!(distance > 1e-9)) {
      throw new CalibrationException(
          "the calibration's " + (picture ? "picture" : "floor") + " points coincide");
    }
    return new double[] {x, y, Math.sqrt(2) / distance};
  }

  private static double[] matrix(double[] n) {
    return new double[] {n[2], 0, -n[2] * n[0], 0, n[2], -n[2] * n[1], 0, 0, 1};
  }

  private static double[][] normalMatrix(List<PointPair> pairs, double[] picture, double[] floor) {
    double[][] sum = new double[9][9];
    for (PointPair pair : pairs) {
      Point p = pair.picture();
      double u = (p.xPx() - picture[0]) * picture[2];
      double v = (p.yPx() - picture[1]) * picture[2];
      double x = (pair.floor().xM() - floor[0]) * floor[2];
      double y = (pair.floor().yM() - floor[1]) * floor[2];
      add(sum, new double[] {u, v, 1, 0, 0, 0, -x * u, -x * v, -x});
      add(sum, new double[] {0, 0, 0, u, v, 1, -y * u, -y * v, -y});
    }
    return sum;
  }

  private static void add(double[][] sum, double[] row) {
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        sum[i][j] += row[i] * row[j];
      }
    }
  }

  private static double first(PointPair pair, boolean picture) {
    return picture ? pair.picture().xPx() : pair.floor().xM();
  }

  private static double second(PointPair pair, boolean picture) {
    return picture ? pair.picture().yPx() : pair.floor().yM();
  }
}
