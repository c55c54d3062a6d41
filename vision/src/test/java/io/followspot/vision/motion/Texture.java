package io.followspot.vision.motion;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;

/**
 * A textured plane that can be seen through any affine map without resampling: what is where is
 * known exactly, between the pixels too.
 */
public final class Texture {
  /** Side of the finest patches in pixels. */
  private static final double[] SIDES = {5, 11, 23};

  private static final double[] CONTRASTS = {60, 50, 40};

  private final long seed;
  private final double scale;

  /** Its finest patches are about five pixels wide. */
  public Texture(long seed) {
    this(seed, 1);
  }

  /** The same, larger. */
  public Texture(long seed, double scale) {
    this.seed = seed;
    this.scale = scale;
  }

  /** The plane as the map shows it, with noise of so many levels at most. */
  public Plane seen(int widthPx, int heightPx, Affine map, int noise) {
    Affine back = map.inverse();
    byte[] values = new byte[widthPx * heightPx];
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        Point at = back.apply(new Point(x + 0.5, y + 0.5));
        double value = at(at.xPx() / scale, at.yPx() / scale);
        long dice = hash(x + 7919L * y, Double.doubleToLongBits(map.tx()) ^ noise);
        value += noise == 0 ? 0 : (dice >>> 11) * 0x1p-53 * 2 * noise - noise;
        values[y * widthPx + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return new Plane(widthPx, heightPx, values);
  }

  private double at(double x, double y) {
    double value = 50;
    for (int i = 0; i < SIDES.length; i++) {
      value += CONTRASTS[i] * smooth(x / SIDES[i], y / SIDES[i], i);
    }
    return value;
  }

  /** Random values at whole numbers, smoothly joined. */
  private double smooth(double x, double y, int layer) {
    long left = (long) Math.floor(x);
    long top = (long) Math.floor(y);
    double u = ease(x - left);
    double v = ease(y - top);
    double upper = (1 - u) * unit(left, top, layer) + u * unit(left + 1, top, layer);
    double lower = (1 - u) * unit(left, top + 1, layer) + u * unit(left + 1, top + 1, layer);
    return (1 - v) * upper + v * lower;
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private double unit(long x, long y, int layer) {
    return (hash(x * 31 + layer, y) >>> 11) * 0x1p-53;
  }

  private long hash(long a, long b) {
    long h = seed + a * 0x9E3779B97F4A7C15L + b * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
    h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
    return h ^ h >>> 31;
  }
}
