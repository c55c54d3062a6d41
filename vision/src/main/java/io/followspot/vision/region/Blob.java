package io.followspot.vision.region;

import io.followspot.tracking.geometry.Box;

/**
 * A connected piece of foreground, in analysed pixels; right and bottom are exclusive.
 *
 * @param area set pixels
 */
public record Blob(int left, int top, int right, int bottom, int area) {
  /** The bounds of all set pixels, connected or not. */
  public static Blob of(Mask mask) {
    return of(mask, 0, 0, mask.width(), mask.height());
  }

  /** The bounds of the set pixels within a rectangle; right and bottom are exclusive. */
  public static Blob of(Mask mask, int left, int top, int right, int bottom) {
    int minX = right;
    int maxX = left;
    int minY = bottom;
    int maxY = top;
    int area = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = mask.nextSet(left, y); x < right; x = mask.nextSet(x + 1, y)) {
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x + 1);
        minY = Math.min(minY, y);
        maxY = y + 1;
        area++;
      }
    }
    return new Blob(minX, minY, Math.max(minX, maxX), Math.max(minY, maxY), area);
  }

  /** The same as a box. */
  public Box box() {
    return new Box(left, top, width(), height());
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }
}
