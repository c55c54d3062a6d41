package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;

/**
 * Tells foreground from background.
 *
 * <p>Each pixel gives evidence {@code e = |Y - mean| / T}, where the threshold {@code T} is the
 * larger of the least contrast and a multiple of the block's mean absolute deviation; the cell's
 * distance in colour adds to it. Capped evidence is averaged over 3 x 3 pixels: that keeps thin
 * limbs which an opening of the mask would lose, and still drops single noisy pixels.
 *
 * <p>Shadow: a cell whose pixels are the background's times one common factor below one, with the
 * background's colour, is lit less, not covered (after Jacques et al., "Background subtraction and
 * shadow detection in grayscale video sequences", 2005, with a mean absolute residual in place of
 * the correlation, which is unstable on flat ground).
 */
final class Segmentation {
  /** Evidence of a pixel right at its threshold. */
  private static final int UNIT = 16;

  /** No pixel can speak for much more than itself: the outline stays where it is. */
  private static final int CAP = UNIT * 5 / 4;

  /** Cast shadows keep between three fifths and nearly all of the light, in 1/256. */
  private static final int SHADOW_MIN = 150;

  private static final int SHADOW_MAX = 250;

  private final BackgroundConfig config;
  private final Geometry geometry;
  private final int[] scaleOfDeviation = new int[256];

  Segmentation(BackgroundConfig config, Geometry geometry) {
    this.config = config;
    this.geometry = geometry;
    for (int deviation = 0; deviation < 256; deviation++) {
      double threshold = Math.max(config.minContrast(), config.deviations() * deviation / 8);
      scaleOfDeviation[deviation] = (int) Math.round(256 * UNIT / threshold);
    }
  }

  Mask foreground(Picture picture, BackgroundState state) {
    byte[] evidence = new byte[geometry.pixels()];
    for (int cy = 0; cy < geometry.cellsDown(); cy++) {
      for (int cx = 0; cx < geometry.cellsAcross(); cx++) {
        weigh(picture, state, cx, cy, evidence);
      }
    }
    return smooth(evidence);
  }

  private void weigh(Picture picture, BackgroundState state, int cx, int cy, byte[] evidence) {
    int cell = cy * geometry.cellsAcross() + cx;
    int colour =
        Math.abs((picture.blue()[cell] & 0xFF) - (state.blue[cell] & 0xFF))
            + Math.abs((picture.red()[cell] & 0xFF) - (state.red[cell] & 0xFF));
    int colourEvidence = (int) (colour * UNIT / config.minColourContrast());
    int add = colourEvidence > UNIT / 2 ? Math.min(UNIT, colourEvidence / 2) : 0;
    int width = geometry.widthPx();
    int origin = cy * Geometry.CELL * width + cx * Geometry.CELL;
    boolean shadow =
        config.shadowRule() && colourEvidence < UNIT / 2 && isShadow(picture.luma(), state, origin);
    for (int y = 0; y < Geometry.CELL; y++) {
      int row = origin + y * width;
      int block = (cy * 2 + (y >> 1)) * (width >> 1) + cx * 2;
      for (int x = 0; x < Geometry.CELL; x++) {
        int contrast = Math.abs((picture.luma()[row + x] & 0xFF) - (state.mean[row + x] & 0xFF));
        int scale = scaleOfDeviation[state.deviation[block + (x >> 1)] & 0xFF];
        int e = (contrast * scale >> 8) + add;
        evidence[row + x] = (byte) (shadow ? 0 : Math.min(CAP, e));
      }
    }
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

  /** The mean over 3 x 3 pixels against the threshold, by sums of columns. */
  private Mask smooth(byte[] evidence) {
    int width = geometry.widthPx();
    int height = geometry.heightPx();
    Mask mask = new Mask(width, height);
    int[] columns = new int[width];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int here = y * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        columns[x] = evidence[above + x] + evidence[here + x] + evidence[below + x];
      }
      long bits = 0;
      for (int x = 0; x < width; x++) {
        int sum = columns[Math.max(0, x - 1)] + columns[x] + columns[Math.min(width - 1, x + 1)];
        if (sum >= 9 * UNIT) {
          bits |= 1L << x;
        }
        if ((x & 63) == 63 || x == width - 1) {
          mask.setWord(x >> 6, y, bits);
          bits = 0;
        }
      }
    }
    return mask;
  }
}
