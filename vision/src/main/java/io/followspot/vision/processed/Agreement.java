package io.followspot.vision.processed;

import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Mats;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Agreement of a picture with the background, per pixel from 0 to 1.
 *
 * <p>It is 0 in the foreground and where brightness or colour differ by more than noise: shadows,
 * reflections and rims outside the foreground are not averaged. The difference is averaged over 3 x
 * 3 pixels first, which leaves a third of a pixel's noise.
 */
final class Agreement {
  /** Averaged differences in mean absolute deviations up to which a pixel agrees. */
  private static final double FULL = 1.0;

  /** Averaged differences from which a pixel does not agree. */
  private static final double NONE = 2.0;

  /** Without noise, an invisible difference in grey levels. */
  private static final double LEAST_DEVIATION = 0.75;

  /** Differences in Cb and Cr together, in levels, likewise. */
  private static final double FULL_COLOUR = 4;

  private static final double NO_COLOUR = 9;

  /** Pixels at the border of the foreground are partly covered by it. */
  private static final int RIM_PX = 2;

  private static final Size SOFT = new Size(3, 3);

  private Agreement() {}

  static float[] of(Picture picture, Background background, Mask foreground) {
    Geometry geometry = picture.geometry();
    Mask covered = foreground.dilate(RIM_PX, RIM_PX);
    try (Mats mats = new Mats()) {
      float[] difference = smooth(mats, difference(picture, background.mean()), geometry);
      float[] agreement = new float[difference.length];
      for (int y = 0; y < geometry.heightPx(); y++) {
        for (int x = 0; x < geometry.widthPx(); x++) {
          int i = y * geometry.widthPx() + x;
          if (!covered.get(x, y)) {
            double deviation = Math.max(LEAST_DEVIATION, background.deviation(x, y));
            double off = Math.abs(difference[i]) / deviation;
            int cell = y / Geometry.CELL * geometry.cellsAcross() + x / Geometry.CELL;
            agreement[i] =
                (float) (fade(off, FULL, NONE) * colours(picture, background.mean(), cell));
          }
        }
      }
      float[] soft = smooth(mats, agreement, geometry);
      for (int i = 0; i < soft.length; i++) {
        // A soft transition outside the differing pixels.
        soft[i] = Math.min(soft[i], agreement[i]);
      }
      return soft;
    }
  }

  private static double colours(Picture picture, Picture mean, int cell) {
    int apart =
        Math.abs((picture.blue()[cell] & 0xFF) - (mean.blue()[cell] & 0xFF))
            + Math.abs((picture.red()[cell] & 0xFF) - (mean.red()[cell] & 0xFF));
    return fade(apart, FULL_COLOUR, NO_COLOUR);
  }

  /** One up to {@code full}, zero from {@code none}. */
  private static double fade(double value, double full, double none) {
    return Math.max(0, Math.min(1, (none - value) / (none - full)));
  }

  private static float[] difference(Picture picture, Picture mean) {
    float[] difference = new float[picture.luma().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (picture.luma()[i] & 0xFF) - (mean.luma()[i] & 0xFF);
    }
    return difference;
  }

  private static float[] smooth(Mats mats, float[] plane, Geometry geometry) {
    Mat mat = mats.hold(new Mat(geometry.heightPx(), geometry.widthPx(), CvType.CV_32F));
    mat.put(0, 0, plane);
    Mat smoothed = mats.empty();
    Imgproc.blur(mat, smoothed, SOFT, new org.opencv.core.Point(-1, -1), Core.BORDER_REPLICATE);
    float[] values = new float[plane.length];
    smoothed.get(0, 0, values);
    return values;
  }
}
