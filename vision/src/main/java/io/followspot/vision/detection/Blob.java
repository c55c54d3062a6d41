package io.followspot.vision.detection;

/**
 * A connected piece of foreground, in analysed pixels; right and bottom are exclusive.
 *
 * @param area set pixels
 */
record Blob(int left, int top, int right, int bottom, int area) {
  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }
}
