package io.followspot.vision.filter;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Mats;
import io.followspot.vision.decode.Picture;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;

/**
 * Filters the brightness of a picture; colour is kept for cells of 4 x 4 pixels, which averages
 * more than any of the filters does.
 */
public final class SpatialFilter {
  /** Radius of the bilateral filter in pixels. */
  private static final double BILATERAL_REACH = 1.5;

  private static final int BILATERAL_SIDE = 5;

  /** Tiles across and down whose contrast is equalised. */
  private static final Size CLAHE_TILES = new Size(8, 5);

  private SpatialFilter() {}

  /** The picture after all filters. */
  public static Picture apply(FilterConfig config, Picture picture) {
    if (config.filters().isEmpty()) {
      return picture;
    }
    Geometry geometry = picture.geometry();
    try (Mats mats = new Mats()) {
      Mat luma = mats.bytes(picture.luma(), geometry.widthPx(), geometry.heightPx());
      for (Filter filter : config.filters()) {
        luma = filtered(mats, luma, filter);
      }
      return new Picture(geometry, Mats.toBytes(luma), picture.blue(), picture.red());
    }
  }

  private static Mat filtered(Mats mats, Mat luma, Filter filter) {
    Mat result = mats.empty();
    double strength = filter.strength();
    switch (filter.kind()) {
      case GAUSSIAN -> Imgproc.GaussianBlur(luma, result, new Size(), strength);
      case MEDIAN -> Imgproc.medianBlur(luma, result, (int) strength);
      case BILATERAL ->
          Imgproc.bilateralFilter(luma, result, BILATERAL_SIDE, strength, BILATERAL_REACH);
      case UNSHARP -> {
        Mat smooth = mats.empty();
        Imgproc.GaussianBlur(luma, smooth, new Size(), 1);
        Core.addWeighted(luma, 1 + strength, smooth, -strength, 0, result);
      }
      case CLAHE -> equalise(luma, result, strength);
    }
    return result;
  }

  private static void equalise(Mat luma, Mat result, double limit) {
    CLAHE clahe = Imgproc.createCLAHE(limit, CLAHE_TILES);
    try {
      clahe.apply(luma, result);
    } finally {
      // Releases its tables now: the garbage collector does not account for native memory.
      clahe.collectGarbage();
    }
  }
}
