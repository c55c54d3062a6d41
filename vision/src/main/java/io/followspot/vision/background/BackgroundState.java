package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The state of the background: for each pixel its mean brightness, for each block of 2 x 2 its mean
 * absolute deviation in eighths of a grey level, for each cell of 4 x 4 its mean colour and how
 * long it has been covered, or that it is unknown. 1.4375 bytes a pixel.
 *
 * <p>Working arrays of one step; copied from and to bytes at its ends.
 */
final class BackgroundState {
  /** Four grey levels: usual noise and compression of a camera, until it is measured. */
  private static final byte FIRST_DEVIATION = 4 * 8;

  final Geometry geometry;
  final byte[] mean;
  final byte[] deviation;
  final byte[] blue;
  final byte[] red;
  final byte[] age;

  BackgroundState(Geometry geometry) {
    this.geometry = geometry;
    mean = new byte[geometry.pixels()];
    deviation = new byte[geometry.pixels() / 4];
    blue = new byte[geometry.cells()];
    red = new byte[geometry.cells()];
    age = new byte[geometry.cells()];
    Arrays.fill(age, StartUp.UNKNOWN);
    Arrays.fill(deviation, FIRST_DEVIATION);
  }

  static int sizeBytes(Geometry geometry) {
    return geometry.pixels() + geometry.pixels() / 4 + 3 * geometry.cells();
  }

  void read(ByteBuffer in) {
    in.get(mean).get(deviation).get(blue).get(red).get(age);
  }

  void write(ByteBuffer out) {
    out.put(mean).put(deviation).put(blue).put(red).put(age);
  }

  /** Sets one cell to the picture. */
  void replaceCell(Picture picture, int cellX, int cellY) {
    int width = geometry.widthPx();
    int origin = cellY * Geometry.CELL * width + cellX * Geometry.CELL;
    for (int row = origin; row < origin + Geometry.CELL * width; row += width) {
      System.arraycopy(picture.luma(), row, mean, row, Geometry.CELL);
    }
    for (int y = 0; y < 2; y++) {
      int block = (cellY * 2 + y) * (width / 2) + cellX * 2;
      Arrays.fill(deviation, block, block + 2, FIRST_DEVIATION);
    }
    int cell = cellY * geometry.cellsAcross() + cellX;
    blue[cell] = picture.blue()[cell];
    red[cell] = picture.red()[cell];
    age[cell] = 0;
  }

  /** Resamples all planes. */
  void redraw(BackgroundWarp redraw) {
    redraw(redraw, mean, 1);
    redraw(redraw, deviation, 2);
    redraw(redraw, blue, Geometry.CELL);
    redraw(redraw, red, Geometry.CELL);
    redraw(redraw, age, Geometry.CELL);
  }

  private void redraw(BackgroundWarp redraw, byte[] plane, int divisor) {
    byte[] drawn =
        redraw.of(plane, geometry.widthPx() / divisor, geometry.heightPx() / divisor, divisor);
    System.arraycopy(drawn, 0, plane, 0, plane.length);
  }
}
