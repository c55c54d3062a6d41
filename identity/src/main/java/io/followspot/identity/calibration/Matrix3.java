package io.followspot.identity.calibration;

/** 3 by 3 matrices, row-major. */
final class Matrix3 {
  private Matrix3() {}

  static double[] multiply(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
      }
    }
    return c;
  }

  static double[] times(double[] a, double x, double y, double z) {
    return new double[] {
      a[0] * x + a[1] * y + a[2] * z, a[3] * x + a[4] * y + a[5] * z, a[6] * x + a[7] * y + a[8] * z
    };
  }

  static double determinant(double[] a) {
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        - a[1] * (a[3] * a[8] - a[5] * a[6])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  /** Adjugate over determinant; the determinant must not be zero. */
  static double[] inverse(double[] a) {
    double d = determinant(a);
    return new double[] {
      (a[4] * a[8] - a[5] * a[7]) / d,
      (a[2] * a[7] - a[1] * a[8]) / d,
      (a[1] * a[5] - a[2] * a[4]) / d,
      (a[5] * a[6] - a[3] * a[8]) / d,
      (a[0] * a[8] - a[2] * a[6]) / d,
      (a[2] * a[3] - a[0] * a[5]) / d,
      (a[3] * a[7] - a[4] * a[6]) / d,
      (a[1] * a[6] - a[0] * a[7]) / d,
      (a[0] * a[4] - a[1] * a[3]) / d
    };
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static double length(double[] a) {
    return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
  }
}
