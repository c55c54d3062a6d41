package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.decode.SwarBytes;

/**
 * Resamples a plane by an affine map, bilinearly in 1/256. A map with little rotation and scaling
 * is a shift within any eight pixels of a row, which then are computed at once.
 */
final class Warp {
  /** Rotation and scaling at which pixels four from the middle of eight are off by 1/64 pixel. */
  private static final double SHIFT = 1 / 256.0;

  private static final int EIGHT = Long.BYTES;

  /** Bits of a sub-pixel position. */
  private static final int FIXED = 18;

  private final byte[] from;
  private final byte[] onto;
  private final int width;
  private final int height;
  private final Affine map;

  private Warp(byte[] from, byte[] onto, int width, Affine map) {
    this.from = from;
    this.onto = onto;
    this.width = width;
    this.height = from.length / width;
    this.map = map;
  }

  /**
   * Resamples a picture.
   *
   * @param map where the result's points lie in the picture
   * @param elsewhere values used outside the picture
   */
  static Picture of(Picture picture, Affine map, Picture elsewhere) {
    Geometry geometry = picture.geometry();
    Affine cells = map.scaled(1.0 / Geometry.CELL, 1.0 / Geometry.CELL);
    int across = geometry.cellsAcross();
    return new Picture(
        geometry,
        plane(picture.luma(), elsewhere.luma(), geometry.widthPx(), map),
        plane(picture.blue(), elsewhere.blue(), across, cells),
        plane(picture.red(), elsewhere.red(), across, cells));
  }

  /**
   * Resamples a plane; values from outside it are unchanged.
   *
   * @param map where the result's points lie in the plane, in analysed pixels
   * @param divisor side in analysed pixels of the area of one value
   */
  static byte[] of(byte[] plane, int width, Affine map, int divisor) {
    return plane(plane, plane, width, map.scaled(1.0 / divisor, 1.0 / divisor));
  }

  private static byte[] plane(byte[] from, byte[] elsewhere, int width, Affine map) {
    Warp warp = new Warp(from, elsewhere.clone(), width, map);
    boolean shift = Math.abs(map.a() - 1) < SHIFT && Math.abs(map.c()) < SHIFT;
    for (int y = 0; y < warp.height; y++) {
      if (shift && width > EIGHT) {
        warp.rowByEights(y);
      } else {
        warp.pixels(0, width, y);
      }
    }
    return warp.onto;
  }

  private void rowByEights(int y) {
    // Position of the row's first pixel under a pure shift of eight pixels.
    double middle = EIGHT / 2.0;
    int left = fixed(map.a() * middle + map.b() * (y + 0.5) + map.tx() - middle);
    int top = fixed(map.c() * middle + map.d() * (y + 0.5) + map.ty() - 0.5);
    int right = fixed(map.a());
    int down = fixed(map.c());
    for (int x = 0; x < width; x += EIGHT) {
      // The remainder at the end is computed together with some pixels already done.
      int first = Math.min(x, width - EIGHT);
      int atX = left + first * right;
      int atY = top + first * down;
      int wholeX = atX >> FIXED;
      int wholeY = atY >> FIXED;
      if (wholeX >= 0 && wholeX + EIGHT < width && wholeY >= 0 && wholeY + 1 < height) {
        int part = (1 << FIXED) - 1;
        eight(
            y * width + first,
            wholeY * width + wholeX,
            (atX & part) >> FIXED - 8,
            (atY & part) >> FIXED - 8);
      } else {
        pixels(first, first + EIGHT, y);
      }
    }
  }

  /** Enough for planes of 8,000 pixels. */
  private static int fixed(double px) {
    return (int) Math.round(px * (1 << FIXED));
  }

  /** Weights sum up to 256: a lane of 16 bits holds all four. */
  private void eight(int to, int at, int partX, int partY) {
    long both = partX * partY >> 8;
    long right = partX - both;
    long below = partY - both;
    long here = 256 - partX - partY + both;
    long a = SwarBytes.eight(from, at);
    long b = SwarBytes.eight(from, at + 1);
    long c = SwarBytes.eight(from, at + width);
    long d = SwarBytes.eight(from, at + width + 1);
    long half = SwarBytes.ONES << 7;
    long even =
        here * SwarBytes.even(a)
            + right * SwarBytes.even(b)
            + below * SwarBytes.even(c)
            + both * SwarBytes.even(d)
            + half;
    long odd =
        here * SwarBytes.odd(a)
            + right * SwarBytes.odd(b)
            + below * SwarBytes.odd(c)
            + both * SwarBytes.odd(d)
            + half;
    SwarBytes.putEight(onto, to, even >>> 8 & SwarBytes.BYTES | odd & SwarBytes.BYTES << 8);
  }

  /** Pixels of a row one by one; results from outside the plane are unchanged. */
  private void pixels(int first, int end, int y) {
    for (int x = first; x < end; x++) {
      Point at = map.apply(new Point(x + 0.5, y + 0.5));
      double left = at.xPx() - 0.5;
      double top = at.yPx() - 0.5;
      if (left >= 0 && top >= 0 && left <= width - 1 && top <= height - 1) {
        onto[y * width + x] = between(left, top);
      }
    }
  }

  private byte between(double left, double top) {
    int x = (int) left;
    int y = (int) top;
    int partX = (int) Math.round((left - x) * 256);
    int partY = (int) Math.round((top - y) * 256);
    int upper = y * width;
    int lower = Math.min(height - 1, y + 1) * width;
    int next = Math.min(width - 1, x + 1);
    int above = (256 - partX) * (from[upper + x] & 0xFF) + partX * (from[upper + next] & 0xFF);
    int below = (256 - partX) * (from[lower + x] & 0xFF) + partX * (from[lower + next] & 0xFF);
    return (byte) ((256 - partY) * above + partY * below + 0x8000 >> 16);
  }
}
