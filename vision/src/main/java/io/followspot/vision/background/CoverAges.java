package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;

/**
 * How long each cell of 4 x 4 pixels has been covered by foreground; a view that changes as the
 * background learns. A moving object covers new cells all the time; all cells of an object that has
 * not moved since it appeared have about the same age.
 */
public final class CoverAges {
  /** Ages beyond are not used: earlier movement is not known. */
  static final int MAX_FRAMES = 16;

  /** A blob of which less than this part is new does not move. */
  private static final double NEW_PART = 0.2;

  private static final int ENOUGH_PIXELS = 4;

  private final byte[] ages;
  private final Geometry geometry;

  CoverAges(byte[] ages, Geometry geometry) {
    this.ages = ages;
    this.geometry = geometry;
  }

  /** Where the background is unknown. */
  public Mask unknown() {
    return StartUp.unknown(ages, geometry);
  }

  /** Whether all of a blob's foreground has about the same age. */
  public boolean isStill(Mask foreground, Blob blob) {
    int[] counts = new int[MAX_FRAMES + 1];
    int cells = 0;
    int oldest = 0;
    for (int cy = blob.top() / Geometry.CELL; cy * Geometry.CELL < blob.bottom(); cy++) {
      for (int cx = blob.left() / Geometry.CELL; cx * Geometry.CELL < blob.right(); cx++) {
        byte age = ages[cy * geometry.cellsAcross() + cx];
        if (isCovered(foreground, cx, cy)) {
          int frames = StartUp.isKnown(age) ? Math.min(MAX_FRAMES, age & 0xFF) : 0;
          counts[frames]++;
          cells++;
          oldest = Math.max(oldest, frames);
        }
      }
    }
    int fresh = 0;
    for (int frames = 0; frames <= oldest / 2; frames++) {
      fresh += counts[frames];
    }
    return oldest > 0 && fresh < NEW_PART * cells;
  }

  private static boolean isCovered(Mask foreground, int cx, int cy) {
    int covered = 0;
    for (int y = cy * Geometry.CELL; y < (cy + 1) * Geometry.CELL; y++) {
      covered += Integer.bitCount(foreground.cellBits(cx, y));
    }
    return covered >= ENOUGH_PIXELS;
  }
}
