package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;

/** The bytes of {@link Dither} for a row of cells, in the same lanes as the pixels. */
final class DitherSwarBytes {
  private final Dither dither;
  private final Geometry geometry;
  private final int[] cells;
  private final int[][] even;
  private final int[][] odd;

  DitherSwarBytes(Dither dither, Geometry geometry) {
    this.dither = dither;
    this.geometry = geometry;
    cells = new int[geometry.cellsAcross()];
    for (int cx = 0; cx < cells.length; cx++) {
      cells[cx] = cx * Geometry.CELL;
    }
    even = new int[Geometry.CELL][cells.length];
    odd = new int[Geometry.CELL][cells.length];
  }

  /** Selects a row of cells. */
  void ofCells(int cellY) {
    for (int y = 0; y < Geometry.CELL; y++) {
      int start = (cellY * Geometry.CELL + y) * geometry.widthPx();
      dither.pairs(cells, start, even[y]);
      dither.pairs(cells, start + 1, odd[y]);
    }
  }

  /** Of the even pixels of two rows of a cell, the upper one's in the lower half. */
  long even(int cellX, int y) {
    return even[y][cellX] | (long) even[y + 1][cellX] << 32;
  }

  /** Of the odd pixels likewise. */
  long odd(int cellX, int y) {
    return odd[y][cellX] | (long) odd[y + 1][cellX] << 32;
  }

  /** Of one pixel. */
  int at(int index) {
    return dither.at(index);
  }
}
