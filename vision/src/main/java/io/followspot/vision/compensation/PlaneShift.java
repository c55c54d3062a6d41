package io.followspot.vision.compensation;

/** Shifts a plane's content by whole values, without loss inside the plane. */
final class PlaneShift {
  private PlaneShift() {}

  /** Uncovered values are filled with the nearest inside value. */
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
