package io.followspot.tracking.motion;

import static io.followspot.tracking.motion.AxisState.P;
import static io.followspot.tracking.motion.AxisState.PP;
import static io.followspot.tracking.motion.AxisState.PV;
import static io.followspot.tracking.motion.AxisState.STRIDE;
import static io.followspot.tracking.motion.AxisState.V;
import static io.followspot.tracking.motion.AxisState.VV;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.nio.ByteBuffer;

/**
 * Position and velocity of a box with their covariance: a Kalman filter over centre x, centre y,
 * width and height, each with its velocity.
 *
 * <p>Process and measurement noise are diagonal, so the eight-by-eight filter separates exactly
 * into four filters of two states; each has mean {@code (p, v)} and covariance {@code [pp pv; pv
 * vv]}. All twenty numbers are kept as floats in one array, axis by axis in the order p, v, pp, pv,
 * vv: saved and computed values are identical.
 */
public final class BoxFilter {
  /** Axis numbers, the parameters of some methods. */
  public static final int X = 0;

  public static final int Y = 1;
  public static final int W = 2;
  public static final int H = 3;

  /** Bytes that {@link #write} appends. */
  public static final int BYTES = 80;

  /** Least side of a box. */
  private static final float MIN_SIDE_PX = 1f;

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
      AxisState.store(f.s, axis * STRIDE, f.measurementVariance(axis, noise, 1), 0, v * v);
    }
    return f;
  }

  /** Reads what {@link #write} wrote; rejects an invalid state. */
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

  /** Predicts the state: {@code x = F x, P = F P F' + Q, F = [1 g; 0 f]}. */
  public void predict(TimeStep step) {
    predict(step, 1, 1);
  }

  /** The same with the process noise scaled by {@code scale}. */
  public void predict(TimeStep step, MotionScale scale) {
    predict(step, scale.centreFactor(), scale.extentFactor());
  }

  private void predict(TimeStep step, double centreFactor, double extentFactor) {
    double centre = sizePx() * step.noise.centreAcceleration();
    double extent = sizePx() * step.noise.extentAcceleration();
    for (int axis = X; axis <= H; axis++) {
      double q = axis <= Y ? centreFactor * centre * centre : extentFactor * extent * extent;
      AxisState.predict(s, axis * STRIDE, step, q);
    }
    keepArea();
  }

  /** The box after {@link #predict}, without changing the state. */
  public Box predicted(TimeStep step) {
    BoxFilter copy = new BoxFilter();
    System.arraycopy(s, 0, copy.s, 0, s.length);
    copy.predict(step);
    return copy.box();
  }

  /**
   * Updates the state with a detection: {@code K = P H' / (H P H' + R)}, {@code x += K (z - H x)},
   * {@code P = (I - K H) P}.
   *
   * @param noiseFactor factor of R, above 1 for a less precise detection
   */
  public void update(Box box, MotionNoise noise, double noiseFactor) {
    double rCentre = measurementVariance(X, noise, noiseFactor);
    double rExtent = measurementVariance(W, noise, noiseFactor);
    AxisState.update(s, X * STRIDE, box.leftPx() + box.widthPx() / 2, rCentre);
    AxisState.update(s, Y * STRIDE, box.topPx() + box.heightPx() / 2, rCentre);
    AxisState.update(s, W * STRIDE, box.widthPx(), rExtent);
    AxisState.update(s, H * STRIDE, box.heightPx(), rExtent);
    keepArea();
  }

  /**
   * Compensates a movement of the camera. Exact for shift, zoom and mirror; for a rotation the
   * covariance keeps its diagonal only, and the box stays upright with its sides scaled.
   */
  public void moveCamera(Affine m) {
    AxisState.mix(s, X * STRIDE, Y * STRIDE, m);
    AxisState.scale(s, W * STRIDE, Math.hypot(m.a(), m.c()));
    AxisState.scale(s, H * STRIDE, Math.hypot(m.b(), m.d()));
    keepArea();
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

  /** Mean of width and height, in pixels: the unit of lengths. */
  public double sizePx() {
    return (s[W * STRIDE] + s[H * STRIDE]) / 2;
  }

  /** The box of the state. */
  public Box box() {
    double w = position(W);
    double h = position(H);
    return new Box(position(X) - w / 2, position(Y) - h / 2, w, h);
  }

  private double determinant(int axis) {
    return variance(axis) * velocityVariance(axis) - covariance(axis) * covariance(axis);
  }

  /** A side below the least length is set to it, with velocity zero. */
  private void keepArea() {
    for (int axis = W; axis <= H; axis++) {
      int o = axis * STRIDE;
      if (s[o + P] < MIN_SIDE_PX) {
        s[o + P] = MIN_SIDE_PX;
        s[o + V] = 0;
      }
    }
  }
}
