package io.followspot.vision.motion;

import io.followspot.vision.decode.Mats;
import org.opencv.core.Mat;
import org.opencv.video.DISOpticalFlow;

/**
 * How each pixel moved, by dense inverse search (Kroeger et al., "Fast optical flow using dense
 * inverse search", 2016).
 *
 * @param widthPx of the pictures compared
 * @param heightPx of the pictures compared
 * @param flowPx for each pixel, row by row, how far right and how far down it went, in turn
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's motion on its way through the stages
public record MotionField(int widthPx, int heightPx, float[] flowPx) {
  /** Compares two pictures of one size. */
  public static MotionField between(Plane from, Plane to) {
    try (Mats mats = new Mats()) {
      Mat flow = mats.empty();
      DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_FAST);
      try {
        search.calc(from.in(mats), to.in(mats), flow);
      } finally {
        search.collectGarbage();
      }
      float[] values = new float[2 * from.widthPx() * from.heightPx()];
      flow.get(0, 0, values);
      return new MotionField(from.widthPx(), from.heightPx(), values);
    }
  }

  /** How far the pixel moved to the right. */
  public float rightPx(int x, int y) {
    return flowPx[2 * (y * widthPx + x)];
  }

  /** How far the pixel moved down. */
  public float downPx(int x, int y) {
    return flowPx[2 * (y * widthPx + x) + 1];
  }

  /**
   * The mean speed of each square of pixels.
   *
   * @param sidePx of a square; what is left over at the right and bottom belongs to the last ones
   * @return pixels per frame, row by row
   */
  public float[][] heatMap(int sidePx) {
    int across = Math.max(1, widthPx / sidePx);
    int down = Math.max(1, heightPx / sidePx);
    float[][] heat = new float[down][across];
    int[][] counts = new int[down][across];
    for (int y = 0; y < heightPx; y++) {
      int row = Math.min(down - 1, y / sidePx);
      for (int x = 0; x < widthPx; x++) {
        int column = Math.min(across - 1, x / sidePx);
        heat[row][column] += (float) Math.hypot(rightPx(x, y), downPx(x, y));
        counts[row][column]++;
      }
    }
    for (int row = 0; row < down; row++) {
      for (int column = 0; column < across; column++) {
        heat[row][column] /= counts[row][column];
      }
    }
    return heat;
  }
}
