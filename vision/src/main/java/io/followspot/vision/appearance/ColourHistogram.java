package io.followspot.vision.appearance;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import org.jspecify.annotations.Nullable;

/**
 * Colour of an object's upper and lower half, as 40 numbers.
 *
 * <p>Each half has eight bins of brightness and six each of Cb and Cr, with each pixel divided
 * between its two nearest bins, so that a slight change of light changes the histogram slightly.
 * The roots of the frequencies make a vector of unit length whose scalar product with another is
 * the Bhattacharyya coefficient (Arandjelovic and Zisserman, "Three things everyone should know",
 * 2012).
 */
public final class ColourHistogram {
  private static final int LUMA_BINS = 8;
  private static final int COLOUR_BINS = 6;
  private static final int HALF = LUMA_BINS + 2 * COLOUR_BINS;

  /** Numbers in a histogram. */
  public static final int LENGTH = 2 * HALF;

  /**
   * Cb and Cr of objects in a street are within this distance of grey; values beyond count in the
   * outermost bins.
   */
  private static final int COLOUR_RANGE = 48;

  private ColourHistogram() {}

  /**
   * Describes the pixels set in the mask within the box, or the whole box if none is set.
   *
   * @param box in analysed pixels
   * @return a vector of unit length
   */
  public static float[] of(Picture picture, Mask mask, Box box) {
    float[] bins = new float[LENGTH];
    if (!collect(picture, mask, box, bins)) {
      collect(picture, null, box, bins);
    }
    return normalized(bins);
  }

  private static boolean collect(Picture picture, @Nullable Mask mask, Box box, float[] bins) {
    Geometry geometry = picture.geometry();
    int left = clamp(box.leftPx(), geometry.widthPx() - 1);
    int top = clamp(box.topPx(), geometry.heightPx() - 1);
    int right = Math.max(left + 1, clamp(Math.ceil(box.rightPx()), geometry.widthPx()));
    int bottom = Math.max(top + 1, clamp(Math.ceil(box.bottomPx()), geometry.heightPx()));
    boolean any = false;
    for (int y = top; y < bottom; y++) {
      int half = 2 * (y - top) < bottom - top ? 0 : HALF;
      for (int x = left; x < right; x++) {
        if (mask == null || mask.get(x, y)) {
          add(picture, x, y, bins, half);
          any = true;
        }
      }
    }
    return any;
  }

  private static void add(Picture picture, int x, int y, float[] bins, int half) {
    int luma = picture.luma()[y * picture.geometry().widthPx() + x] & 0xFF;
    int cell = (y / Geometry.CELL) * picture.geometry().cellsAcross() + x / Geometry.CELL;
    share(luma / 255f, bins, half, LUMA_BINS);
    share(colour(picture.blue()[cell]), bins, half + LUMA_BINS, COLOUR_BINS);
    share(colour(picture.red()[cell]), bins, half + LUMA_BINS + COLOUR_BINS, COLOUR_BINS);
  }

  private static float colour(byte value) {
    float offset = (value & 0xFF) - 128;
    return Math.max(0, Math.min(1, 0.5f + offset / (2 * COLOUR_RANGE)));
  }

  private static void share(float value, float[] bins, int first, int count) {
    float position = value * (count - 1);
    int bin = Math.min(count - 2, (int) position);
    float upper = position - bin;
    bins[first + bin] += 1 - upper;
    bins[first + bin + 1] += upper;
  }

  private static float[] normalized(float[] bins) {
    float sum = 0;
    for (float bin : bins) {
      sum += bin;
    }
    for (int i = 0; i < bins.length; i++) {
      bins[i] = (float) Math.sqrt(bins[i] / sum);
    }
    return bins;
  }

  private static int clamp(double value, int max) {
    return (int) Math.max(0, Math.min(max, value));
  }
}
