package io.followspot.vision.decode;

/**
 * The size at which frames are analysed. Both sides are multiples of four, since colour and
 * foreground age are kept for cells of 4 x 4 pixels.
 *
 * @param widthPx of the analysed picture
 * @param heightPx of the analysed picture
 */
public record Geometry(int widthPx, int heightPx) {
  /** Side of a cell in pixels. */
  public static final int CELL = 4;

  /** Rejects sides that are not positive multiples of four. */
  public Geometry {
    if (widthPx < CELL || heightPx < CELL || widthPx % CELL != 0 || heightPx % CELL != 0) {
      throw new IllegalArgumentException(
          "analysed size %d x %d is not in whole cells of 4".formatted(widthPx, heightPx));
    }
  }

  /**
   * The size for a frame: as many pixels as a 16:9 picture of {@code analysisHeightPx} has, in the
   * frame's own shape, never larger than the frame.
   */
  public static Geometry of(int frameWidthPx, int frameHeightPx, int analysisHeightPx) {
    double budget = analysisHeightPx * (double) analysisHeightPx * 16 / 9;
    double scale = Math.min(1, Math.sqrt(budget / ((double) frameWidthPx * frameHeightPx)));
    int width = cells(frameWidthPx * scale);
    // Rounding both sides up could exceed the budget: the height gets what the width leaves.
    int height = Math.min(cells(frameHeightPx * scale), (int) (budget / width) / CELL * CELL);
    return new Geometry(width, Math.max(CELL, height));
  }

  private static int cells(double px) {
    return Math.max(CELL, CELL * (int) Math.round(px / CELL));
  }

  public int pixels() {
    return widthPx * heightPx;
  }

  public int cellsAcross() {
    return widthPx / CELL;
  }

  public int cellsDown() {
    return heightPx / CELL;
  }

  public int cells() {
    return cellsAcross() * cellsDown();
  }
}
