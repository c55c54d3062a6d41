package io.followspot.tracking.life;

/**
 * A point of a track's simplified path, on a grid of a sixteenth of a pixel.
 *
 * @param capturedAtUs capture time in microseconds
 * @param x16 sixteenths of a pixel
 * @param y16 sixteenths of a pixel
 * @param errorPx bound of the error near this point that the points dropped beside it cause
 */
public record PathPoint(long capturedAtUs, int x16, int y16, float errorPx) {
  /** From the left edge of the frame. */
  public double xPx() {
    return x16 / 16.0;
  }

  /** From the top edge of the frame. */
  public double yPx() {
    return y16 / 16.0;
  }

  PathPoint withErrorOf(float otherPx) {
    return otherPx <= errorPx ? this : new PathPoint(capturedAtUs, x16, y16, otherPx);
  }
}
