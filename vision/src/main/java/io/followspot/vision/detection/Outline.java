package io.followspot.vision.detection;

import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;

/** Removes protruding parts of an object: arms, feet, rims of shadows. */
final class Outline {
  /** Outer columns with fewer set pixels than this part of the fullest one are left out. */
  private static final double TRIM = 0.1;

  private Outline() {}

  /** The blob without its thin columns at both sides. */
  static Blob trimmed(Mask mask, Blob blob) {
    int[] columns = new int[blob.width()];
    int peak = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        peak = Math.max(peak, ++columns[x - blob.left()]);
      }
    }
    double least = TRIM * peak;
    int left = 0;
    while (columns[left] < least) {
      left++;
    }
    int right = columns.length;
    while (columns[right - 1] < least) {
      right--;
    }
    return new Blob(
        blob.left() + left, blob.top(), blob.left() + right, blob.bottom(), blob.area());
  }
}
