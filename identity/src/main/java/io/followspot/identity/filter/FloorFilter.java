package io.followspot.identity.filter;

import java.nio.ByteBuffer;

/**
 * Position and velocity of one object on the floor: a Kalman filter of constant velocity with white
 * acceleration (Bar-Shalom et al., 2001, 6.2.2).
 *
 * <p>State: x, y in metres, vx, vy in metres per second, and the depth r in metres: the distance of
 * the object's centre behind its near edge. A camera that looks along the unit vector u measures z
 * = (x, y) − r·u. Cameras from different sides make r observable; with one camera it keeps its
 * prior.
 */
public final class FloorFilter {
  /** Length of a serialised filter. */
  public static final int BYTES = 5 * 8 + 15 * 4;

  private static final int N = 5;

  private final double[] x = new double[N];
  private final double[][] p = new double[N][N];

  private FloorFilter() {}

  /**
   * Starts at a first measurement, at rest.
   *
   * @param depthM expected depth
   * @param depthSigmaM its standard deviation
   * @param speedSigmaMPerS standard deviation of each part of the velocity
   */
  public static FloorFilter at(
      FloorMeasurement z, double depthM, double depthSigmaM, double speedSigmaMPerS) {
    FloorFilter filter = new FloorFilter();
    filter.x[0] = z.xM() + depthM * z.awayX();
    filter.x[1] = z.yM() + depthM * z.awayY();
    filter.x[4] = depthM;
    double r = depthSigmaM * depthSigmaM;
    filter.p[0][0] = z.varXxM2() + r * z.awayX() * z.awayX();
    filter.p[0][1] = z.varXyM2() + r * z.awayX() * z.awayY();
    filter.p[1][0] = filter.p[0][1];
    filter.p[1][1] = z.varYyM2() + r * z.awayY() * z.awayY();
    filter.p[0][4] = r * z.awayX();
    filter.p[4][0] = filter.p[0][4];
    filter.p[1][4] = r * z.awayY();
    filter.p[4][1] = filter.p[1][4];
    filter.p[2][2] = speedSigmaMPerS * speedSigmaMPerS;
    filter.p[3][3] = filter.p[2][2];
    filter.p[4][4] = r;
    return filter;
  }

  /** An independent copy. */
  public FloorFilter copy() {
    FloorFilter filter = new FloorFilter();
    System.arraycopy(x, 0, filter.x, 0, N);
    for (int i = 0; i < N; i++) {
      System.arraycopy(p[i], 0, filter.p[i], 0, N);
    }
    return filter;
  }

  /**
   * Predicts the state.
   *
   * @param seconds at least 0
   * @param accelerationDensity spectral density of the acceleration in m²/s³
   * @param decayS time constant with which the velocity decays; infinite for none
   */
  public void predict(double seconds, double accelerationDensity, double decayS) {
    if (!(seconds > 0)) {
      return;
    }
    // Velocity decay to first order only: longer gaps are limited to the time constant.
    double reach = seconds < decayS ? seconds * (1 - seconds / (2 * decayS)) : decayS / 2;
    double keep = Math.max(0, 1 - seconds / decayS);
    for (int a = 0; a < 2; a++) {
      x[a] += reach * x[a + 2];
      x[a + 2] *= keep;
    }
    for (int a = 0; a < 2; a++) {
      for (int j = 0; j < N; j++) {
        p[a][j] += reach * p[a + 2][j];
        p[a + 2][j] *= keep;
      }
    }
    for (int a = 0; a < 2; a++) {
      for (int i = 0; i < N; i++) {
        p[i][a] += reach * p[i][a + 2];
        p[i][a + 2] *= keep;
      }
    }
    double q = accelerationDensity * seconds;
    for (int a = 0; a < 2; a++) {
      p[a][a] += q * seconds * seconds / 3;
      p[a][a + 2] += q * seconds / 2;
      p[a + 2][a] += q * seconds / 2;
      p[a + 2][a + 2] += q;
    }
  }

  /** Squared Mahalanobis distance of a measurement, two degrees of freedom. */
  public double distance2(FloorMeasurement z) {
    double[] s = innovationCovariance(z);
    double[] e = innovation(z);
    double det = s[0] * s[2] - s[1] * s[1];
    return (e[0] * e[0] * s[2] - 2 * e[0] * e[1] * s[1] + e[1] * e[1] * s[0]) / det;
  }

  /** Distance of a measurement from the prediction, in metres. */
  public double distanceM(FloorMeasurement z) {
    double[] e = innovation(z);
    return Math.sqrt(e[0] * e[0] + e[1] * e[1]);
  }

  /** Innovation: {x, y} in metres. */
  public double[] innovation(FloorMeasurement z) {
    return new double[] {z.xM() - x[0] + x[4] * z.awayX(), z.yM() - x[1] + x[4] * z.awayY()};
  }

  /** Updates the state with a measurement. */
  public void update(FloorMeasurement z) {
    double[] s = innovationCovariance(z);
    double[] e = innovation(z);
    double det = s[0] * s[2] - s[1] * s[1];
    double[][] ph = new double[N][2];
    double[][] k = new double[N][2];
    for (int i = 0; i < N; i++) {
      ph[i][0] = p[i][0] - z.awayX() * p[i][4];
      ph[i][1] = p[i][1] - z.awayY() * p[i][4];
      k[i][0] = (ph[i][0] * s[2] - ph[i][1] * s[1]) / det;
      k[i][1] = (ph[i][1] * s[0] - ph[i][0] * s[1]) / det;
    }
    for (int i = 0; i < N; i++) {
      x[i] += k[i][0] * e[0] + k[i][1] * e[1];
      for (int j = 0; j < N; j++) {
        p[i][j] -= k[i][0] * ph[j][0] + k[i][1] * ph[j][1];
      }
    }
    for (int i = 0; i < N; i++) {
      for (int j = i + 1; j < N; j++) {
        double mean = (p[i][j] + p[j][i]) / 2;
        p[i][j] = mean;
        p[j][i] = mean;
      }
    }
  }

  private double[] innovationCovariance(FloorMeasurement z) {
    double ux = z.awayX();
    double uy = z.awayY();
    return new double[] {
      p[0][0] - 2 * ux * p[0][4] + ux * ux * p[4][4] + z.varXxM2(),
      p[0][1] - uy * p[0][4] - ux * p[1][4] + ux * uy * p[4][4] + z.varXyM2(),
      p[1][1] - 2 * uy * p[1][4] + uy * uy * p[4][4] + z.varYyM2()
    };
  }

  /** Squared Mahalanobis distance of the positions of two objects. */
  public double distance2(FloorFilter other) {
    double a = p[0][0] + other.p[0][0];
    double b = p[0][1] + other.p[0][1];
    double c = p[1][1] + other.p[1][1];
    double dx = x[0] - other.x[0];
    double dy = x[1] - other.x[1];
    return (dx * dx * c - 2 * dx * dy * b + dy * dy * a) / (a * c - b * b);
  }

  public double xM() {
    return x[0];
  }

  public double yM() {
    return x[1];
  }

  public double velocityXMPerS() {
    return x[2];
  }

  public double velocityYMPerS() {
    return x[3];
  }

  /** Covariance of the position: {xx, xy, yy} in square metres. */
  public double[] covarianceM2() {
    return new double[] {p[0][0], p[0][1], p[1][1]};
  }

  /**
   * Rounds the covariance to the precision of {@link #write}, so that continuing in memory and from
   * saved bytes gives the same results.
   */
  public void round() {
    for (int i = 0; i < N; i++) {
      for (int j = i; j < N; j++) {
        p[i][j] = (float) p[i][j];
        p[j][i] = p[i][j];
      }
    }
  }

  /** Writes {@link #BYTES} bytes: the state in double, the covariance in single precision. */
  public void write(ByteBuffer out) {
    for (double value : x) {
      out.putDouble(value);
    }
    for (int i = 0; i < N; i++) {
      for (int j = i; j < N; j++) {
        out.putFloat((float) p[i][j]);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static FloorFilter read(ByteBuffer in) {
    FloorFilter filter = new FloorFilter();
    for (int i = 0; i < N; i++) {
      filter.x[i] = in.getDouble();
    }
    for (int i = 0; i < N; i++) {
      for (int j = i; j < N; j++) {
        filter.p[i][j] = in.getFloat();
        filter.p[j][i] = filter.p[i][j];
      }
    }
    return filter;
  }
}
