package io.followspot.vision.region;

/**
 * A connected piece of foreground, in analysed pixels; right and bottom are exclusive.
 *
 * @param area set pixels
 */
public record Blob(int left, int top, int right, int bottom, int area) {
  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }
}
