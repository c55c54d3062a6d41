package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Mask;

/**
 * Separates foreground where only the light changed from objects, blob by blob: the ground keeps
 * its colour. A cast shadow darkens it evenly, as automatic exposure brightens or darkens what is
 * left; a lamp's light has no sharp outline. Both hold on flat ground as well, which has no texture
 * to compare ({@link Illumination}). An object of the ground's colour and of one brightness is not
 * told apart.
 */
final class Shading {
  /** Shadows and automatic exposure leave between these parts of the light. */
  private static final double DARKEST = 0.4;

  private static final double BRIGHTEST = 1.6;

  /** Pixels of even light lie within this part of their median factor. */
  private static final double EVEN = 0.12;

  /** Least part of such pixels: the rest is the rim. */
  private static final double EVEN_PART = 0.7;

  /** Least part of cells with the ground's colour. */
  private static final double COLOUR_PART = 0.9;

  /** Largest contrast of the outline of light, as a part of that of all of it. */
  private static final double SOFT = 0.6;

  /** Least area of light in pixels, as a part of the picture. */
  private static final int LIGHT_PART = 100;

  private static final int OUTLINE_PX = 2;
  private static final int MAX_COLOUR = 8;
  private static final int BINS = 512;
  private static final int ONE = 256;

  private final Geometry geometry;
  private final Picture now;
  private final Picture before;

  /**
   * Compares two pictures.
   *
   * @param now the picture
   * @param before the background's mean
   */
  Shading(Picture now, Picture before) {
    geometry = now.geometry();
    this.now = now;
    this.before = before;
  }

  /** Whether the mask's pixels in a blob are the ground, evenly darker or brighter. */
  boolean isEven(Mask mask, Blob blob) {
    int[] counts = new int[BINS];
    int pixels = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        counts[Math.min(BINS - 1, factor(y * geometry.widthPx() + x))]++;
        pixels++;
      }
    }
    int median = 0;
    for (int left = pixels / 2; left >= counts[median]; median++) {
      left -= counts[median];
    }
    if (median < DARKEST * ONE || median > BRIGHTEST * ONE) {
      return false;
    }
    int even = 0;
    for (int i = (int) (median * (1 - EVEN)); i <= median * (1 + EVEN); i++) {
      even += counts[i];
    }
    return even >= EVEN_PART * pixels && hasItsColour(mask, blob);
  }

  /**
   * Whether the mask's pixels in a blob are the ground under another light, without an outline.
   *
   * @param inner what {@link #inner} gives for the mask
   */
  boolean isGradual(Mask mask, Mask inner, Blob blob) {
    long all = 0;
    long outline = 0;
    int pixels = 0;
    int outlinePixels = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        int i = y * geometry.widthPx() + x;
        int contrast = Math.abs((now.luma()[i] & 0xFF) - (before.luma()[i] & 0xFF));
        all += contrast;
        pixels++;
        if (!inner.get(x, y)) {
          outline += contrast;
          outlinePixels++;
        }
      }
    }
    return outline * pixels < SOFT * all * outlinePixels && hasItsColour(mask, blob);
  }

  /** Least area of light, in pixels. */
  static int leastArea(Geometry geometry) {
    return geometry.pixels() / LIGHT_PART;
  }

  /** The pixels that are not at the outline. */
  static Mask inner(Mask mask) {
    return mask.erode(OUTLINE_PX, OUTLINE_PX);
  }

  private int factor(int i) {
    return ONE * (1 + (now.luma()[i] & 0xFF)) / (1 + (before.luma()[i] & 0xFF));
  }

  /** Whether nearly all cells that are covered keep the ground's colour. */
  private boolean hasItsColour(Mask mask, Blob blob) {
    int cells = 0;
    int same = 0;
    for (int cy = blob.top() / Geometry.CELL; cy * Geometry.CELL < blob.bottom(); cy++) {
      for (int cx = blob.left() / Geometry.CELL; cx * Geometry.CELL < blob.right(); cx++) {
        int covered = 0;
        int factors = 0;
        for (int y = cy * Geometry.CELL; y < (cy + 1) * Geometry.CELL; y++) {
          int bits = mask.cellBits(cx, y);
          for (int x = 0; x < Geometry.CELL; x++) {
            factors += factor(y * geometry.widthPx() + cx * Geometry.CELL + x);
          }
          covered += Integer.bitCount(bits);
        }
        if (2 * covered > Geometry.CELL * Geometry.CELL) {
          int cell = cy * geometry.cellsAcross() + cx;
          double factor = factors / (double) (ONE * Geometry.CELL * Geometry.CELL);
          cells++;
          same += keepsColour(now, before.blue(), before.red(), cell, factor) ? 1 : 0;
        }
      }
    }
    return same >= COLOUR_PART * cells;
  }

  /** Whether a cell keeps its colour, which weakens and strengthens as its light does. */
  static boolean keepsColour(Picture now, byte[] blue, byte[] red, int cell, double factor) {
    return apart(now.blue()[cell], blue[cell], factor) + apart(now.red()[cell], red[cell], factor)
        <= MAX_COLOUR;
  }

  private static double apart(byte now, byte before, double factor) {
    return Math.abs((now & 0xFF) - 128 - factor * ((before & 0xFF) - 128));
  }
}
