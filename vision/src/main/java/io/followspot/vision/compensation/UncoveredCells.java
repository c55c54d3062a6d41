package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * The cells of a background that a camera's motion uncovered and no frame has shown yet. Their
 * first content becomes background.
 */
final class UncoveredCells {
  private final Geometry geometry;
  private BitSet cells = new BitSet();

  UncoveredCells(Geometry geometry) {
    this.geometry = geometry;
  }

  static int sizeBytes(Geometry geometry) {
    return (geometry.cells() + 7) / 8;
  }

  void read(ByteBuffer in) {
    byte[] bytes = new byte[sizeBytes(geometry)];
    in.get(bytes);
    cells = BitSet.valueOf(bytes);
  }

  void write(ByteBuffer out) {
    byte[] bytes = new byte[sizeBytes(geometry)];
    byte[] set = cells.toByteArray();
    System.arraycopy(set, 0, bytes, 0, set.length);
    out.put(bytes);
  }

  /**
   * Updates after the background was resampled: the map gives where its points lie in the old one.
   */
  void redraw(Affine map) {
    BitSet drawn = new BitSet();
    for (int cell = 0; cell < geometry.cells(); cell++) {
      int x = cell % geometry.cellsAcross();
      int y = cell / geometry.cellsAcross();
      boolean inside = isInView(map, x, y) && isInView(map, x + 1, y + 1);
      if (!inside || cells.get(at(map, x, y)) || cells.get(at(map, x + 1, y + 1))) {
        drawn.set(cell);
      }
    }
    cells = drawn;
  }

  private int at(Affine map, int cellX, int cellY) {
    Point at = map.apply(new Point(cellX * Geometry.CELL, cellY * Geometry.CELL));
    int x = Math.min(geometry.cellsAcross() - 1, (int) (at.xPx() / Geometry.CELL));
    int y = Math.min(geometry.cellsDown() - 1, (int) (at.yPx() / Geometry.CELL));
    return y * geometry.cellsAcross() + x;
  }

  /** Learns what the aligned picture shows for the first time. */
  void learn(Picture aligned, Affine map, Background background) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int x = cell % geometry.cellsAcross();
      int y = cell / geometry.cellsAcross();
      if (isInView(map, x, y) && isInView(map, x + 1, y + 1)) {
        background.replaceCell(aligned, x, y);
        cells.clear(cell);
      }
    }
  }

  private boolean isInView(Affine map, int cellX, int cellY) {
    Point at = map.apply(new Point(cellX * Geometry.CELL, cellY * Geometry.CELL));
    return at.xPx() >= 0.5
        && at.yPx() >= 0.5
        && at.xPx() <= geometry.widthPx() - 0.5
        && at.yPx() <= geometry.heightPx() - 0.5;
  }
}
