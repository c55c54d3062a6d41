package io.followspot.vision.motion;

import io.followspot.vision.decode.Mats;
import org.opencv.core.Mat;
import org.opencv.video.DISOpticalFlow;

/**
 * Dense optical flow by dense inverse search (Kroeger et al., "Fast optical flow using dense
 * inverse search", 2016).
 *
 * @param widthPx of the pictures compared
 * @param heightPx of the pictures compared
 * @param flowPx for each pixel, row by row, its displacement right and down, alternating
 */
@SuppressWarnings("ArrayRecordComponent") // a frame's motion on its way through the stages
public record MotionField(int widthPx, int heightPx, float[] flowPx) {
  private static final int SMALL_PX = 100;

  /** Compares two pictures of one size. */
  public static MotionField between(Plane from, Plane to) {
    try (Mats mats = new Mats()) {
      Mat flow = mats.empty();
      DISOpticalFlow search = DISOpticalFlow.create(DISOpticalFlow.PRESET_FAST);
      // By default the finest scale is a quarter of the picture: too coarse for small ones.
      search.setFinestScale(from.heightPx() < SMALL_PX ? 0 : 2);
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

  /** The pixel's displacement to the right. */
  public float rightPx(int x, int y) {
    return flowPx[2 * (y * widthPx + x)];
  }

  /** The pixel's displacement downwards. */
  public float downPx(int x, int y) {
    return flowPx[2 * (y * widthPx + x) + 1];
  }
}
