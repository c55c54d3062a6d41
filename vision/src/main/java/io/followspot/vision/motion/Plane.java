package io.followspot.vision.motion;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Mats;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.decode.SwarBytes;
import org.opencv.core.Mat;

/**
 * A plane of unsigned bytes, row by row. The pixel with index i has its centre at i + 0.5.
 *
 * @param widthPx pixels of a row
 * @param heightPx rows
 * @param values not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's pixels on their way through the stages
public record Plane(int widthPx, int heightPx, byte[] values) {
  /** Rejects values that do not fit. */
  public Plane {
    if (values.length != widthPx * heightPx) {
      throw new IllegalArgumentException(
          "%d values do not match %d x %d pixels".formatted(values.length, widthPx, heightPx));
    }
  }

  /** The brightness of an analysed picture. */
  public static Plane of(Geometry geometry, byte[] luma) {
    return new Plane(geometry.widthPx(), geometry.heightPx(), luma);
  }

  /** A copy that the arena releases. */
  Mat in(Mats mats) {
    return mats.bytes(values, widthPx, heightPx);
  }

  /** The brightness at a quarter of the size, a pixel for each cell: small enough to be stored. */
  public static Plane quarterOf(Picture picture) {
    return of(picture.geometry(), picture.luma()).halved().halved();
  }

  /** At half the size: means of 2 x 2 pixels; an odd last row or column is left out. */
  Plane halved() {
    int width = widthPx / 2;
    int height = heightPx / 2;
    byte[] half = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int upper = 2 * y * widthPx;
      int lower = upper + widthPx;
      int x = 0;
      for (; x + 4 <= width; x += 4) {
        long above = SwarBytes.eight(values, upper + 2 * x);
        long below = SwarBytes.eight(values, lower + 2 * x);
        long sums =
            SwarBytes.even(above)
                + SwarBytes.odd(above)
                + SwarBytes.even(below)
                + SwarBytes.odd(below);
        SwarBytes.putLanes(half, y * width + x, sums + 2 * SwarBytes.ONES >>> 2 & SwarBytes.BYTES);
      }
      for (; x < width; x++) {
        int sum =
            (values[upper + 2 * x] & 0xFF)
                + (values[upper + 2 * x + 1] & 0xFF)
                + (values[lower + 2 * x] & 0xFF)
                + (values[lower + 2 * x + 1] & 0xFF);
        half[y * width + x] = (byte) (sum + 2 >> 2);
      }
    }
    return new Plane(width, height, half);
  }
}
