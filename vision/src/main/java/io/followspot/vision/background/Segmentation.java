package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.decode.SwarBytes;
import io.followspot.vision.region.Mask;

/**
 * Separates foreground from background.
 *
 * <p>Each pixel gives evidence {@code e = |Y - mean| / T}, where the threshold {@code T} is the
 * larger of the least contrast and a multiple of the block's mean absolute deviation; the cell's
 * distance in colour adds to it. Capped evidence is averaged over 3 x 3 pixels: that keeps thin
 * limbs which an opening of the mask would remove, and still removes single noisy pixels.
 *
 * <p>Shadow: a cell whose pixels are the background's times one common factor below one, with the
 * background's colour, is shaded, not covered (after Jacques et al., "Background subtraction and
 * shadow detection in grayscale video sequences", 2005, with a mean absolute residual in place of
 * the correlation, which is unstable on flat ground).
 */
final class Segmentation {
  /** Evidence of a pixel exactly at its threshold. */
  private static final int UNIT = 16;

  /** Cap of a pixel's evidence, so that one pixel does not widen the outline. */
  private static final int CAP = UNIT * 5 / 4;

  /** Cast shadows leave between three fifths and nearly all of the light, in 1/256. */
  private static final int SHADOW_MIN = 150;

  private static final int SHADOW_MAX = 250;

  /** Nine pixels at their threshold. */
  private static final int STRONG_SUM = 9 * UNIT;

  /** Weak threshold, for pixels connected to strong ones: clothes of the wall's colour. */
  private static final int WEAK_SUM = STRONG_SUM * 7 / 10;

  /** Largest distance from strong pixels. */
  private static final int WEAK_REACH_PX = 6;

  private final BackgroundConfig config;
  private final int weakReachPx;
  private final Geometry geometry;
  private final int[] scaleOfDeviation = new int[256];

  /** Per lane, the addend that sets the top bit for a relevant contrast. */
  private final long loudness;

  /** With hysteresis. */
  Segmentation(BackgroundConfig config, Geometry geometry) {
    this(config, geometry, true);
  }

  Segmentation(BackgroundConfig config, Geometry geometry, boolean hysteresis) {
    this.config = config;
    weakReachPx = hysteresis ? WEAK_REACH_PX : 0;
    this.geometry = geometry;
    for (int deviation = 0; deviation < 256; deviation++) {
      double threshold = Math.max(config.minContrast(), config.deviations() * deviation / 8);
      scaleOfDeviation[deviation] = (int) Math.round(256 * UNIT / threshold);
    }
    int most = Math.max(1, scaleOfDeviation[0]);
    int leastContrast = Math.min(256, (256 * UNIT + most - 1) / most);
    loudness = SwarBytes.ONES * ((1 << 15) - leastContrast);
  }

  /**
   * Marks foreground. Most cells have no pixel near its threshold and are skipped after one
   * comparison: a mean can only reach the threshold around a pixel that does, so evidence is
   * computed in the cells of such pixels and in those around them.
   */
  Mask foreground(Picture picture, BackgroundState state) {
    int across = geometry.cellsAcross();
    Mask strong = new Mask(across, geometry.cellsDown());
    Mask weighed = new Mask(across, geometry.cellsDown());
    byte[] evidence = new byte[geometry.pixels()];
    for (int cy = 0; cy < geometry.cellsDown(); cy++) {
      for (int cx = 0; cx < across; cx++) {
        if (isLoud(picture, state, cx, cy)) {
          weighed.set(cx, cy);
          if (weigh(picture, state, cx, cy, evidence)) {
            strong.set(cx, cy);
          }
        }
      }
    }
    Mask near = strong.dilate(1, 1);
    Mask left = near.without(weighed);
    for (int cy = 0; cy < geometry.cellsDown(); cy++) {
      for (int cx = left.nextSet(0, cy); cx < across; cx = left.nextSet(cx + 1, cy)) {
        weigh(picture, state, cx, cy, evidence);
      }
    }
    return smooth(evidence, near);
  }

  private int colourEvidence(Picture picture, BackgroundState state, int cell) {
    int colour =
        Math.abs((picture.blue()[cell] & 0xFF) - (state.blue[cell] & 0xFF))
            + Math.abs((picture.red()[cell] & 0xFF) - (state.red[cell] & 0xFF));
    return (int) (colour * UNIT / config.minColourContrast());
  }

  /** Whether any pixel of the cell may reach its threshold, by colour or contrast. */
  private boolean isLoud(Picture picture, BackgroundState state, int cx, int cy) {
    int width = geometry.widthPx();
    int at = cy * Geometry.CELL * width + cx * Geometry.CELL;
    long loud =
        louder(
                SwarBytes.fours(picture.luma(), at, at + width),
                SwarBytes.fours(state.mean, at, at + width))
            | louder(
                SwarBytes.fours(picture.luma(), at + 2 * width, at + 3 * width),
                SwarBytes.fours(state.mean, at + 2 * width, at + 3 * width));
    return loud != 0 || colourEvidence(picture, state, cy * geometry.cellsAcross() + cx) > UNIT / 2;
  }

  /** Not zero if any of eight pixels differs by the least relevant contrast. */
  private long louder(long now, long mean) {
    long even = SwarBytes.apart(SwarBytes.even(now), SwarBytes.even(mean)) + loudness;
    long odd = SwarBytes.apart(SwarBytes.odd(now), SwarBytes.odd(mean)) + loudness;
    return (even | odd) & SwarBytes.ONES << 15;
  }

  /** Computes a cell's evidence; returns whether any of its pixels reaches its threshold. */
  private boolean weigh(Picture picture, BackgroundState state, int cx, int cy, byte[] evidence) {
    int colourEvidence = colourEvidence(picture, state, cy * geometry.cellsAcross() + cx);
    int add = colourEvidence > UNIT / 2 ? Math.min(UNIT, colourEvidence / 2) : 0;
    int width = geometry.widthPx();
    int origin = cy * Geometry.CELL * width + cx * Geometry.CELL;
    byte[] luma = picture.luma();
    byte[] mean = state.mean;
    if (config.shadowRule() && colourEvidence < UNIT / 2 && isShadow(luma, state, origin)) {
      return false;
    }
    int most = 0;
    for (int y = 0; y < Geometry.CELL; y++) {
      int row = origin + y * width;
      int block = (cy * 2 + (y >> 1)) * (width >> 1) + cx * 2;
      for (int x = 0; x < Geometry.CELL; x++) {
        int contrast = Math.abs((luma[row + x] & 0xFF) - (mean[row + x] & 0xFF));
        int scale = scaleOfDeviation[state.deviation[block + (x >> 1)] & 0xFF];
        int e = Math.min(CAP, (contrast * scale >> 8) + add);
        evidence[row + x] = (byte) e;
        most = Math.max(most, e);
      }
    }
    return most >= UNIT;
  }

  private boolean isShadow(byte[] luma, BackgroundState state, int origin) {
    int width = geometry.widthPx();
    int now = 0;
    int before = 0;
    for (int y = 0; y < Geometry.CELL; y++) {
      for (int x = 0, i = origin + y * width; x < Geometry.CELL; x++, i++) {
        now += luma[i] & 0xFF;
        before += state.mean[i] & 0xFF;
      }
    }
    int ratio = (now << 8) / Math.max(1, before);
    if (ratio < SHADOW_MIN || ratio > SHADOW_MAX) {
      return false;
    }
    int residual = 0;
    for (int y = 0; y < Geometry.CELL; y++) {
      for (int x = 0, i = origin + y * width; x < Geometry.CELL; x++, i++) {
        residual += Math.abs((luma[i] & 0xFF) - ((state.mean[i] & 0xFF) * ratio >> 8));
      }
    }
    return residual <= 16 * 4;
  }

  /**
   * The mean over 3 x 3 pixels against the threshold, in the given cells; with hysteresis, as for
   * edges (Canny, "A computational approach to edge detection", 1986).
   */
  private Mask smooth(byte[] evidence, Mask cells) {
    Mask mask = new Mask(geometry.widthPx(), geometry.heightPx());
    Mask weak = new Mask(geometry.widthPx(), geometry.heightPx());
    for (int cy = 0; cy < cells.height(); cy++) {
      for (int cx = cells.nextSet(0, cy); cx < cells.width(); cx = cells.nextSet(cx + 1, cy)) {
        for (int y = cy * Geometry.CELL; y < (cy + 1) * Geometry.CELL; y++) {
          int bits = smooth(evidence, cx * Geometry.CELL, y);
          mask.setCellBits(cx, y, bits & 0xF);
          weak.setCellBits(cx, y, bits >> 4);
        }
      }
    }
    return withWeak(mask, weak);
  }

  /** Adds the weak pixels that reach the strong ones through weak ones, step by step. */
  private Mask withWeak(Mask strong, Mask weak) {
    Mask mask = strong;
    for (int i = 0; i < weakReachPx; i++) {
      Mask grown = mask.dilate(1, 1).and(weak);
      if (grown.equals(mask)) {
        // The usual case: further steps would change nothing.
        return mask;
      }
      mask = grown;
    }
    return mask;
  }

  /**
   * Four pixels of a row, by sums of the columns: strong ones in bits 0 to 3, weak ones in 4 to 7.
   */
  private int smooth(byte[] evidence, int x, int y) {
    int width = geometry.widthPx();
    int above = Math.max(0, y - 1) * width;
    int here = y * width;
    int below = Math.min(geometry.heightPx() - 1, y + 1) * width;
    int bits = 0;
    int at = Math.max(0, x - 1);
    int left = evidence[above + at] + evidence[here + at] + evidence[below + at];
    int middle = evidence[above + x] + evidence[here + x] + evidence[below + x];
    for (int i = 0; i < Geometry.CELL; i++) {
      at = Math.min(width - 1, x + i + 1);
      int right = evidence[above + at] + evidence[here + at] + evidence[below + at];
      if (left + middle + right >= STRONG_SUM) {
        bits |= 1 << i;
      }
      if (left + middle + right >= WEAK_SUM) {
        bits |= 16 << i;
      }
      left = middle;
      middle = right;
    }
    return bits;
  }
}
