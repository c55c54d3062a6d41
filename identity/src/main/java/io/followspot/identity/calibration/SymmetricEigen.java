package io.followspot.identity.calibration;

/** Eigenvalues and vectors of a small symmetric matrix: cyclic Jacobi (Golub and Van Loan, 8.5). */
final class SymmetricEigen {
  private static final int SWEEPS = 60;

  /** Ascending. */
  final double[] values;

  /** {@code vectors[k]} belongs to {@code values[k]}. */
  final double[][] vectors;

  SymmetricEigen(double[][] matrix) {
    int n = matrix.length;
    double[][] a = new double[n][];
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = matrix[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && sweep(a, v); sweep++) {}
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    java.util.Arrays.sort(order, (p, q) -> Double.compare(a[p][p], a[q][q]));
    values = new double[n];
    vectors = new double[n][n];
    for (int k = 0; k < n; k++) {
      values[k] = a[order[k]][order[k]];
      for (int i = 0; i < n; i++) {
        vectors[k][i] = v[i][order[k]];
      }
    }
  }

  private static boolean sweep(double[][] a, double[][] v) {
    boolean rotated = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        double limit = 1e-18 * Math.sqrt(Math.abs(a[p][p] * a[q][q]));
        if (Math.abs(a[p][q]) > limit) {
          rotate(a, v, p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      a[k][p] = c * kp - s * a[k][q];
      a[k][q] = s * kp + c * a[k][q];
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      a[p][k] = c * pk - s * a[q][k];
      a[q][k] = s * pk + c * a[q][k];
      double kp = v[k][p];
      v[k][p] = c * kp - s * v[k][q];
      v[k][q] = s * kp + c * v[k][q];
    }
  }
}
