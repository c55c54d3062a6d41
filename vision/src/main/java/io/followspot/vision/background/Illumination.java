package io.followspot.vision.background;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.ArrayDeque;

/**
 * Finds where only the light changed: by a shadow, a camera's exposure, a lamp. There the picture
 * is the background times a factor, so that the background's texture remains: the two correlate
 * (normalised cross-correlation, as Jacques et al., "Background subtraction and shadow detection in
 * grayscale video sequences", 2005). Flat ground has no texture to compare; it is classified like
 * the textured ground beside it if its factor is the same and there is no edge in between.
 */
final class Illumination {
  /** Pixels around a cell that are compared too. */
  private static final int RIM_PX = 2;

  private static final int WINDOW_PIXELS =
      (Geometry.CELL + 2 * RIM_PX) * (Geometry.CELL + 2 * RIM_PX);

  /** Least variance of texture, above that of noise, in squared grey levels. */
  private static final double TEXTURE = 9;

  /** Least squared correlation of the same texture. */
  private static final double CORRELATED = 0.9 * 0.9;

  /** Largest factor by which light changes, either way; a larger difference is an object. */
  private static final double MAX_FACTOR = 2.5;

  /** Neighbours' factors agree within this part. */
  private static final double SAME_FACTOR = 0.06;

  private final Geometry geometry;

  /** Of each cell: the factor if only the light changed there, 0 if not or not known. */
  private final float[] factors;

  Illumination(Geometry geometry) {
    this.geometry = geometry;
    factors = new float[geometry.cells()];
  }

  /** The foreground without the cells where only the light changed. */
  Mask without(Picture picture, BackgroundState state, Mask foreground) {
    int across = geometry.cellsAcross();
    ArrayDeque<Integer> lit = new ArrayDeque<>();
    Mask flat = new Mask(across, geometry.cellsDown());
    for (int cy = 0; cy < geometry.cellsDown(); cy++) {
      for (int cx = 0; cx < across; cx++) {
        if (isForeground(foreground, cx, cy)) {
          look(picture, state, cx, cy, flat);
          if (factors[cy * across + cx] > 0) {
            lit.add(cy * across + cx);
          }
        }
      }
    }
    if (lit.isEmpty()) {
      return foreground;
    }
    Mask light = new Mask(geometry.widthPx(), geometry.heightPx());
    while (!lit.isEmpty()) {
      int cell = lit.poll();
      int cx = cell % across;
      int cy = cell / across;
      for (int y = 0; y < Geometry.CELL; y++) {
        light.setCellBits(cx, cy * Geometry.CELL + y, 0xF);
      }
      spread(picture, state, cell, cx - 1, cy, flat, lit);
      spread(picture, state, cell, cx + 1, cy, flat, lit);
      spread(picture, state, cell, cx, cy - 1, flat, lit);
      spread(picture, state, cell, cx, cy + 1, flat, lit);
    }
    return foreground.without(light);
  }

  private void spread(
      Picture picture,
      BackgroundState state,
      int from,
      int cx,
      int cy,
      Mask flat,
      ArrayDeque<Integer> lit) {
    if (cx < 0 || cy < 0 || cx >= flat.width() || cy >= flat.height() || !flat.get(cx, cy)) {
      return;
    }
    float factor = factor(picture, state, cx, cy);
    if (Math.abs(factor - factors[from]) <= SAME_FACTOR * factors[from]) {
      int cell = cy * geometry.cellsAcross() + cx;
      factors[cell] = factor;
      flat.clear(cx, cy);
      lit.add(cell);
    }
  }

  private static boolean isForeground(Mask foreground, int cx, int cy) {
    int bits = 0;
    for (int y = 0; y < Geometry.CELL; y++) {
      bits |= foreground.cellBits(cx, cy * Geometry.CELL + y);
    }
    return bits != 0;
  }

  private float factor(Picture picture, BackgroundState state, int cx, int cy) {
    int now = 0;
    int before = 0;
    int start = cy * Geometry.CELL * geometry.widthPx() + cx * Geometry.CELL;
    for (int y = 0; y < Geometry.CELL; y++) {
      for (int i = start + y * geometry.widthPx(), x = 0; x < Geometry.CELL; x++, i++) {
        now += picture.luma()[i] & 0xFF;
        before += state.mean[i] & 0xFF;
      }
    }
    return (now + 1f) / (before + 1f);
  }

  /** Compares the textures in and about a cell. */
  private void look(Picture picture, BackgroundState state, int cx, int cy, Mask flat) {
    int width = geometry.widthPx();
    int left =
        Math.max(0, Math.min(width - Geometry.CELL - 2 * RIM_PX, cx * Geometry.CELL - RIM_PX));
    int top =
        Math.max(
            0,
            Math.min(
                geometry.heightPx() - Geometry.CELL - 2 * RIM_PX, cy * Geometry.CELL - RIM_PX));
    int nowSum = 0;
    int beforeSum = 0;
    int nowSquares = 0;
    int beforeSquares = 0;
    int products = 0;
    for (int y = top; y < top + Geometry.CELL + 2 * RIM_PX; y++) {
      for (int i = y * width + left, x = 0; x < Geometry.CELL + 2 * RIM_PX; x++, i++) {
        int now = picture.luma()[i] & 0xFF;
        int before = state.mean[i] & 0xFF;
        nowSum += now;
        beforeSum += before;
        nowSquares += now * now;
        beforeSquares += before * before;
        products += now * before;
      }
    }
    double n = WINDOW_PIXELS;
    double nowVariance = (nowSquares - nowSum / n * nowSum) / n;
    double beforeVariance = (beforeSquares - beforeSum / n * beforeSum) / n;
    double covariance = (products - nowSum / n * beforeSum) / n;
    double factor = (nowSum + 1.0) / (beforeSum + 1.0);
    if (factor > MAX_FACTOR || factor < 1 / MAX_FACTOR) {
      return;
    }
    int cell = cy * geometry.cellsAcross() + cx;
    if (beforeVariance < TEXTURE && nowVariance < TEXTURE * Math.max(1, factor * factor)) {
      if (Shading.keepsColour(picture, state.blue, state.red, cell, factor)) {
        flat.set(cx, cy);
      }
    } else if (covariance > 0
        && beforeVariance >= TEXTURE
        && covariance * covariance >= CORRELATED * nowVariance * beforeVariance) {
      factors[cell] = factor(picture, state, cx, cy);
    }
  }
}
