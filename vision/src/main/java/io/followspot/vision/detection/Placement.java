package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;

/**
 * A hypothetical position of an object of known size, in whole analysed pixels; right and bottom
 * are exclusive. May extend beyond the picture.
 *
 * @param number of the expected box
 */
record Placement(int left, int top, int width, int height, int number) {
  /** The box in whole pixels with the same bottom centre. */
  static Placement of(Box box, int number) {
    int width = Math.max(2, (int) Math.round(box.widthPx()));
    int height = Math.max(2, (int) Math.round(box.heightPx()));
    double middle = box.leftPx() + box.widthPx() / 2;
    return new Placement(
        (int) Math.round(middle - width / 2.0),
        (int) Math.round(box.bottomPx() - height),
        width,
        height,
        number);
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  int area() {
    return width * height;
  }

  Placement shifted(int dx, int dy) {
    return new Placement(left + dx, top + dy, width, height, number);
  }

  Box box() {
    return new Box(left, top, width, height);
  }

  boolean contains(int x, int y) {
    return x >= left && x < right() && y >= top && y < bottom();
  }

  /** The part of this one that the other covers, 0 to 1. */
  double coveredBy(Placement other) {
    int across = Math.min(right(), other.right()) - Math.max(left, other.left);
    int down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    return across > 0 && down > 0 ? across * down / (double) area() : 0;
  }

  /** Whether a blob intersects the area within the given number of sizes of the centre. */
  boolean reaches(Blob blob, double sizes) {
    int x = (int) Math.ceil((sizes - 0.5) * width) + 1;
    int y = (int) Math.ceil((sizes - 0.5) * height) + 1;
    return blob.left() <= right() + x
        && blob.right() >= left - x
        && blob.top() <= bottom() + y
        && blob.bottom() >= top - y;
  }

  /** Whether a side of the picture is within half its size: it may be entering. */
  boolean isAtEdgeOf(Mask picture) {
    return 2 * left <= width
        || 2 * top <= height
        || 2 * (picture.width() - right()) <= width
        || 2 * (picture.height() - bottom()) <= height;
  }

  /** The distance from the centre, in units of the given width and this height. */
  double distance(int x, int y, double unitX) {
    double dx = Math.abs(x + 0.5 - left - width / 2.0) / unitX;
    double dy = Math.abs(y + 0.5 - top - height / 2.0) / height;
    return Math.max(dx, dy);
  }

  /** The part of it that is set, of what lies within the picture, 0 to 1. */
  double filled(Mask mask) {
    int fromX = Math.max(0, left);
    int toX = Math.min(mask.width(), right());
    int fromY = Math.max(0, top);
    int toY = Math.min(mask.height(), bottom());
    int set = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = mask.nextSet(fromX, y); x < toX; x = mask.nextSet(x + 1, y)) {
        set++;
      }
    }
    return set / (double) Math.max(1, (toX - fromX) * (toY - fromY));
  }
}
