package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.region.Mask;

/**
 * The start-up phase of the background. The first frame may show people, so its pixels are not
 * background until they have been still. Each cell of 4 x 4 pixels starts unknown, follows the
 * picture within a few frames, and is known once nothing has moved in it for {@link #CALM_FRAMES};
 * a cell that always moves, such as foliage, is accepted after {@link #MAX_FRAMES}.
 *
 * <p>A cell's byte holds its age once it is known, 0 to {@link #MAX_AGE}, and before that the calm
 * frames so far, above {@link #MAX_AGE}.
 */
final class StartUp {
  /** In 1/256: an unknown cell averages over about four frames. */
  static final int RATE = 64;

  /** Time in which a passing object uncovers the background and the mean converges to it. */
  private static final int CALM_FRAMES = 12;

  /** The greatest age of a known cell. */
  static final int MAX_AGE = 255 - CALM_FRAMES;

  /** An unknown cell. */
  static final byte UNKNOWN = (byte) (MAX_AGE + 1);

  private static final int MAX_FRAMES = 60;

  private StartUp() {}

  static boolean isKnown(byte age) {
    return (age & 0xFF) <= MAX_AGE;
  }

  /**
   * The byte of an unknown cell after one more frame.
   *
   * @param frames that the background has learned from
   */
  static byte next(byte age, boolean calm, long frames) {
    if (frames >= MAX_FRAMES || calm && (age & 0xFF) == 255) {
      return 0;
    }
    return calm ? (byte) (age + 1) : UNKNOWN;
  }

  /** Marks all cells as known; their ages may be up to 255. */
  static void clampAges(byte[] ages) {
    for (int cell = 0; cell < ages.length; cell++) {
      ages[cell] = (byte) Math.min(MAX_AGE, ages[cell] & 0xFF);
    }
  }

  /** The pixels of unknown cells. */
  static Mask unknown(byte[] ages, Geometry geometry) {
    Mask mask = new Mask(geometry.widthPx(), geometry.heightPx());
    for (int cell = 0; cell < ages.length; cell++) {
      if (!isKnown(ages[cell])) {
        int cx = cell % geometry.cellsAcross();
        int top = cell / geometry.cellsAcross() * Geometry.CELL;
        for (int y = top; y < top + Geometry.CELL; y++) {
          mask.setCellBits(cx, y, 0xF);
        }
      }
    }
    return mask;
  }
}
