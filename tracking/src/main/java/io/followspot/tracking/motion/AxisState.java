package io.followspot.tracking.motion;

import io.followspot.tracking.geometry.Affine;

/**
 * One coordinate and its velocity in a Kalman filter: mean {@code (p, v)} and covariance {@code [pp
 * pv; pv vv]}, five floats in a row that begin at an offset.
 */
final class AxisState {
  static final int P = 0;
  static final int V = 1;
  static final int PP = 2;
  static final int PV = 3;
  static final int VV = 4;

  /** Floats of one axis. */
  static final int STRIDE = 5;

  /** Bounds of variances, in px² and px²/s², so that they stay positive when rounded to float. */
  private static final double MIN_VARIANCE = 1e-6;

  private static final double MAX_VARIANCE = 1e12;

  /** Bound of means, in px and px/s. */
  private static final float MAX_MEAN = 1e9f;

  private AxisState() {}

  /** {@code x = F x, P = F P F' + q Q, F = [1 g; 0 f]}. */
  static void predict(float[] s, int o, TimeStep step, double q) {
    double g = step.travelS;
    double f = step.velocityFactor;
    double pp = s[o + PP];
    double pv = s[o + PV];
    double vv = s[o + VV];
    setMean(s, o, s[o + P] + g * s[o + V], f * s[o + V]);
    store(
        s,
        o,
        pp + 2 * g * pv + g * g * vv + q * step.noisePp,
        f * (pv + g * vv) + q * step.noisePv,
        f * f * vv + q * step.noiseVv);
  }

  /** {@code K = P H' / (H P H' + r), x += K (z - H x), P = (I - K H) P, H = [1 0]}. */
  static void update(float[] s, int o, double measured, double r) {
    double error = measured - s[o + P];
    double pp = s[o + PP];
    double pv = s[o + PV];
    double gainP = pp / (pp + r);
    double gainV = pv / (pp + r);
    setMean(s, o, s[o + P] + gainP * error, s[o + V] + gainV * error);
    store(s, o, gainP * r, (1 - gainP) * pv, s[o + VV] - gainV * pv);
  }

  /** Maps two axes by an affine map; the covariance between them is dropped. */
  static void mix(float[] s, int x, int y, Affine m) {
    double px = s[x + P];
    double py = s[y + P];
    double vx = s[x + V];
    double vy = s[y + V];
    setMean(s, x, m.a() * px + m.b() * py + m.tx(), m.a() * vx + m.b() * vy);
    setMean(s, y, m.c() * px + m.d() * py + m.ty(), m.c() * vx + m.d() * vy);
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
    store(s, x, aa * xpp + bb * ypp, aa * xpv + bb * ypv, aa * xvv + bb * yvv);
    store(s, y, cc * xpp + dd * ypp, cc * xpv + dd * ypv, cc * xvv + dd * yvv);
  }

  static void scale(float[] s, int o, double factor) {
    double f2 = factor * factor;
    setMean(s, o, factor * s[o + P], factor * s[o + V]);
    store(s, o, f2 * s[o + PP], f2 * s[o + PV], f2 * s[o + VV]);
  }

  static void setMean(float[] s, int o, double p, double v) {
    s[o + P] = clamp((float) p);
    s[o + V] = clamp((float) v);
  }

  /** Keeps the covariance positive after rounding. */
  static void store(float[] s, int o, double pp, double pv, double vv) {
    double p = Math.min(Math.max(pp, MIN_VARIANCE), MAX_VARIANCE);
    double v = Math.min(Math.max(vv, MIN_VARIANCE), MAX_VARIANCE);
    double limit = 0.9999 * Math.sqrt(p * v);
    s[o + PP] = (float) p;
    s[o + PV] = (float) Math.min(Math.max(pv, -limit), limit);
    s[o + VV] = (float) v;
  }

  private static float clamp(float value) {
    return Math.min(Math.max(value, -MAX_MEAN), MAX_MEAN);
  }
}
