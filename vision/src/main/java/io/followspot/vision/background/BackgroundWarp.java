package io.followspot.vision.background;

/** Shows what a plane of the background looks like after the camera turned. */
@FunctionalInterface
public interface BackgroundWarp {
  /**
   * Redraws one plane.
   *
   * @param plane unsigned bytes, row by row; not changed
   * @param widthPx of the plane
   * @param heightPx of the plane
   * @param divisor side in analysed pixels of what one value stands for: 1, 2 or 4
   * @return of the same size
   */
  byte[] of(byte[] plane, int widthPx, int heightPx, int divisor);
}
