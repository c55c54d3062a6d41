package io.followspot.vision.background;

/** Resamples a plane of the background after the camera turned. */
@FunctionalInterface
public interface BackgroundWarp {
  /**
   * Resamples one plane.
   *
   * @param plane unsigned bytes, row by row; not changed
   * @param widthPx of the plane
   * @param heightPx of the plane
   * @param divisor side in analysed pixels of the area of one value: 1, 2 or 4
   * @return of the same size
   */
  byte[] of(byte[] plane, int widthPx, int heightPx, int divisor);
}
