package io.followspot.tracking.motion;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.nio.ByteBuffer;

/**
 * Where a box is, how fast it moves, and how sure that is: a Kalman filter over centre x, centre y,
 * width and height, each with its velocity.
 *
 * <p>Process and measurement noise are diagonal, so the eight-by-eight filter falls apart into four
 * filters of two states without any approximation; each has mean {@code (p, v)} and covariance
 * {@code [pp pv; pv vv]}. All twenty numbers are kept as floats in one array, axis by axis in the
 * order p, v, pp, pv, vv: what is saved is exactly what is computed with.
 */
public final class BoxFilter {
  /** Axis numbers, for those methods that ask for one. */
  public static final int X = 0;

  public static final int Y = 1;
  public static final int W = 2;
  public static final int H = 3;

  /** Bytes that {@link #write} puts. */
  public static final int BYTES = 80;

  private static final int P = 0;
  private static final int V = 1;
  private static final int PP = 2;
  private static final int PV = 3;
  private static final int VV = 4;
  private static final int STRIDE = 5;

  /** No side of a box gets smaller than this. */
  private static final float MIN_SIDE_PX = 1f;

  /** Variances stay within these, in px² and px²/s², so that rounding to float keeps them sound. */
  private static final double MIN_VARIANCE = 1e-6;

  private static final double MAX_VARIANCE = 1e12;

  /** Means stay within this, in px and px/s. */
  private static final float MAX_MEAN = 1e9f;

  private final float[] s = new float[4 * STRIDE];

  private BoxFilter() {}

  /** Starts a filter at a detection, at rest. */
  public static BoxFilter initiate(Box box, MotionNoise noise) {
    BoxFilter f = new BoxFilter();
    f.s[X * STRIDE] = (float) (box.leftPx() + box.widthPx() / 2);
    f.s[Y * STRIDE] = (float) (box.topPx() + box.heightPx() / 2);
    f.s[W * STRIDE] = (float) box.widthPx();
    f.s[H * STRIDE] = (float) box.heightPx();
    f.keepArea();
    for (int axis = X; axis <= H; axis++) {
      double v = f.sizePx() * (axis <= Y ? noise.initialSpeed() : noise.initialGrowth());
      f.store(axis * STRIDE, f.measurementVariance(axis, noise, 1), 0, v * v);
    }
    return f;
  }

  /** Reads what {@link #write} wrote; refuses what is no state of a filter. */
  public static BoxFilter read(ByteBuffer in) {
    BoxFilter f = new BoxFilter();
    for (int i = 0; i < f.s.length; i++) {
      f.s[i] = in.getFloat();
      if (!Float.isFinite(f.s[i])) {
        throw new IllegalArgumentException("filter holds " + f.s[i]);
      }
    }
    for (int axis = X; axis <= H; axis++) {
      if (!(f.variance(axis) > 0 && f.velocityVariance(axis) > 0 && f.determinant(axis) >= 0)) {
        throw new IllegalArgumentException("filter holds a covariance that is not positive");
      }
    }
    if (!(f.position(W) >= MIN_SIDE_PX && f.position(H) >= MIN_SIDE_PX)) {
      throw new IllegalArgumentException("filter holds a box without area");
    }
    return f;
  }

  /** Appends the state, {@link #BYTES} bytes. */
  public void write(ByteBuffer out) {
    for (float value : s) {
      out.putFloat(value);
    }
  }

  /** Moves the state on in time: {@code x = F x, P = F P F' + Q, F = [1 g; 0 f]}. */
  public void predict(TimeStep step) {
    double centre = sizePx() * step.noise.centreAcceleration();
    double extent = sizePx() * step.noise.extentAcceleration();
    double g = step.travelS;
    double f = step.velocityFactor;
    for (int axis = X; axis <= H; axis++) {
      int o = axis * STRIDE;
      double q = axis <= Y ? centre * centre : extent * extent;
      double pp = s[o + PP];
      double pv = s[o + PV];
      double vv = s[o + VV];
      setMean(o, s[o + P] + g * s[o + V], f * s[o + V]);
      store(
          o,
          pp + 2 * g * pv + g * g * vv + q * step.noisePp,
          f * (pv + g * vv) + q * step.noisePv,
          f * f * vv + q * step.noiseVv);
    }
    keepArea();
  }

  /** The box that {@link #predict} would give; changes nothing. */
  public Box predicted(TimeStep step) {
    BoxFilter copy = new BoxFilter();
    System.arraycopy(s, 0, copy.s, 0, s.length);
    copy.predict(step);
    return copy.box();
  }

  /**
   * Takes in a detection: {@code K = P H' / (H P H' + R)}, {@code x += K (z - H x)}, {@code P = (I
   * - K H) P}.
   *
   * @param noiseFactor by how much the detection is less precise than usual, a factor of R
   */
  public void update(Box box, MotionNoise noise, double noiseFactor) {
    double rCentre = measurementVariance(X, noise, noiseFactor);
    double rExtent = measurementVariance(W, noise, noiseFactor);
    double surprise = noise.surprise();
    update(X, box.leftPx() + box.widthPx() / 2, rCentre, surprise);
    update(Y, box.topPx() + box.heightPx() / 2, rCentre, surprise);
    update(W, box.widthPx(), rExtent, surprise);
    update(H, box.heightPx(), rExtent, surprise);
    keepArea();
  }

  private void update(int axis, double measured, double r, double surprise) {
    int o = axis * STRIDE;
    double error = measured - s[o + P];
    // Fading memory: if the error is beyond belief, the state was surer of itself than it should
    // be.
    double fading = Math.max(1, (error * error / surprise - r) / s[o + PP]);
    double pp = fading * s[o + PP];
    double pv = fading * s[o + PV];
    double vv = fading * s[o + VV];
    double gainP = pp / (pp + r);
    double gainV = pv / (pp + r);
    setMean(o, s[o + P] + gainP * error, s[o + V] + gainV * error);
    store(o, gainP * r, (1 - gainP) * pv, vv - gainV * pv);
  }

  /**
   * Follows a movement of the camera. Exact for shift, zoom and mirror; for a rotation the
   * covariance keeps its diagonal only, and the box stays upright with its sides scaled.
   */
  public void moveCamera(Affine m) {
    double x = position(X);
    double y = position(Y);
    double vx = velocity(X);
    double vy = velocity(Y);
    setMean(X * STRIDE, m.a() * x + m.b() * y + m.tx(), m.a() * vx + m.b() * vy);
    setMean(Y * STRIDE, m.c() * x + m.d() * y + m.ty(), m.c() * vx + m.d() * vy);
    mix(X * STRIDE, Y * STRIDE, m);
    double zoomX = Math.hypot(m.a(), m.c());
    double zoomY = Math.hypot(m.b(), m.d());
    scale(W * STRIDE, zoomX);
    scale(H * STRIDE, zoomY);
    keepArea();
  }

  private void mix(int x, int y, Affine m) {
    double aa = m.a() * m.a();
    double bb = m.b() * m.b();
    double cc = m.c() * m.c();
    double dd = m.d() * m.d();
    double xpp = s[x + PP];
    double xpv = s[x + PV];
    double xvv = s[x + VV];
    double ypp = s[y + PP];
    double ypv = s[y + PV];
    double yvv = s[y + VV];
    store(x, aa * xpp + bb * ypp, aa * xpv + bb * ypv, aa * xvv + bb * yvv);
    store(y, cc * xpp + dd * ypp, cc * xpv + dd * ypv, cc * xvv + dd * yvv);
  }

  private void scale(int o, double factor) {
    double f2 = factor * factor;
    setMean(o, factor * s[o + P], factor * s[o + V]);
    store(o, f2 * s[o + PP], f2 * s[o + PV], f2 * s[o + VV]);
  }

  /** The mean, in pixels. */
  public double position(int axis) {
    return s[axis * STRIDE + P];
  }

  /** The velocity, in pixels per second. */
  public double velocity(int axis) {
    return s[axis * STRIDE + V];
  }

  /** The variance of the position, in px². */
  public double variance(int axis) {
    return s[axis * STRIDE + PP];
  }

  /** The variance of the velocity, in px²/s². */
  public double velocityVariance(int axis) {
    return s[axis * STRIDE + VV];
  }

  /** The covariance of position and velocity, in px²/s. */
  public double covariance(int axis) {
    return s[axis * STRIDE + PV];
  }

  /** The variance R of a detection along the axis, in px². */
  public double measurementVariance(int axis, MotionNoise noise, double noiseFactor) {
    double sigma = sizePx() * (axis <= Y ? noise.measuredCentre() : noise.measuredExtent());
    return sigma * sigma * noiseFactor;
  }

  /** Mean of width and height, in pixels: what lengths are compared to. */
  public double sizePx() {
    return (s[W * STRIDE] + s[H * STRIDE]) / 2;
  }

  /** The box that the state says. */
  public Box box() {
    double w = position(W);
    double h = position(H);
    return new Box(position(X) - w / 2, position(Y) - h / 2, w, h);
  }

  private double determinant(int axis) {
    return variance(axis) * velocityVariance(axis) - covariance(axis) * covariance(axis);
  }

  private void setMean(int o, double p, double v) {
    s[o + P] = clamp((float) p, -MAX_MEAN, MAX_MEAN);
    s[o + V] = clamp((float) v, -MAX_MEAN, MAX_MEAN);
  }

  /** Keeps the covariance positive in spite of rounding. */
  private void store(int o, double pp, double pv, double vv) {
    double p = Math.min(Math.max(pp, MIN_VARIANCE), MAX_VARIANCE);
    double v = Math.min(Math.max(vv, MIN_VARIANCE), MAX_VARIANCE);
    double limit = 0.9999 * Math.sqrt(p * v);
    s[o + PP] = (float) p;
    s[o + PV] = (float) Math.min(Math.max(pv, -limit), limit);
    s[o + VV] = (float) v;
  }

  /** A side that shrank away stays at the least length and stops shrinking. */
  private void keepArea() {
    for (int axis = W; axis <= H; axis++) {
      int o = axis * STRIDE;
      if (s[o + P] < MIN_SIDE_PX) {
        s[o + P] = MIN_SIDE_PX;
        s[o + V] = 0;
      }
    }
  }

  private static float clamp(float value, float min, float max) {
    return Math.min(Math.max(value, min), max);
  }
}
