package io.followspot.vision.region;

/**
 * A connected piece of foreground with its pixels.
 *
 * @param blob around it
 * @param runs of its pixels from the top down: row, first column, column after the last, for each
 */
@SuppressWarnings("ArrayRecordComponent") // on its way through one step
public record Piece(Blob blob, int[] runs) {
  /** Adds its pixels to a mask. */
  public void addTo(Mask mask) {
    for (int i = 0; i < runs.length; i += 3) {
      mask.setRun(runs[i], runs[i + 1], runs[i + 2]);
    }
  }
}
