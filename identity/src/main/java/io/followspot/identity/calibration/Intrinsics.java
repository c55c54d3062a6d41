package io.followspot.identity.calibration;

/**
 * A pinhole camera without distortion.
 *
 * @param fxPx focal length along the picture's rows
 * @param fyPx focal length along its columns
 * @param cxPx column of the principal point
 * @param cyPx row of the principal point
 */
public record Intrinsics(double fxPx, double fyPx, double cxPx, double cyPx) {
  /** Rejects a focal length that is not above zero. */
  public Intrinsics {
    if (!(fxPx > 0 && fyPx > 0 && Double.isFinite(fxPx + fyPx + cxPx + cyPx))) {
      throw new CalibrationException(
          "intrinsics need finite values and focal lengths above zero: "
              + fxPx
              + ", "
              + fyPx
              + ", "
              + cxPx
              + ", "
              + cyPx);
    }
  }

  double[] matrix() {
    return new double[] {fxPx, 0, cxPx, 0, fyPx, cyPx, 0, 0, 1};
  }
}
