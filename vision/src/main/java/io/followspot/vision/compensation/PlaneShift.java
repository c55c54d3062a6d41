package io.followspot.vision.compensation;

/** Moves a plane's content by whole values: nothing is lost but what leaves the plane. */
final class PlaneShift {
  private PlaneShift() {}

  /** What lies nearest inside stands for what comes in. */
  static byte[] of(byte[] plane, int width, int height, int right, int down) {
    byte[] moved = new byte[plane.length];
    for (int y = 0; y < height; y++) {
      int from = Math.max(0, Math.min(height - 1, y - down)) * width;
      for (int x = 0; x < width; x++) {
        moved[y * width + x] = plane[from + Math.max(0, Math.min(width - 1, x - right))];
      }
    }
    return moved;
  }
}
