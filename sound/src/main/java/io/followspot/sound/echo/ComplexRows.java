package io.followspot.sound.echo;

/**
 * Loops over the frequencies of complex rows, real and imaginary parts apart. Each has one simple
 * body over plain arrays, which the JIT compiler turns into vector instructions.
 */
final class ComplexRows {
  private ComplexRows() {}

  /** y += w x. */
  static void multiplyAdd(float[] wr, float[] wi, float[] xr, float[] xi, float[] yr, float[] yi) {
    for (int k = 0; k < yr.length; k++) {
      yr[k] += wr[k] * xr[k] - wi[k] * xi[k];
      yi[k] += wr[k] * xi[k] + wi[k] * xr[k];
    }
  }

  /** g += p conj(x). */
  static void multiplyConjugateAdd(
      float[] pr, float[] pi, float[] xr, float[] xi, float[] gr, float[] gi) {
    for (int k = 0; k < gr.length; k++) {
      gr[k] += pr[k] * xr[k] + pi[k] * xi[k];
      gi[k] += pi[k] * xr[k] - pr[k] * xi[k];
    }
  }

  /** g += conj(p) conj(x). */
  static void conjugateConjugateAdd(
      float[] pr, float[] pi, float[] xr, float[] xi, float[] gr, float[] gi) {
    for (int k = 0; k < gr.length; k++) {
      gr[k] += pr[k] * xr[k] - pi[k] * xi[k];
      gi[k] -= pi[k] * xr[k] + pr[k] * xi[k];
    }
  }

  /** s += Re(x g). */
  static void realProductAdd(float[] xr, float[] xi, float[] gr, float[] gi, float[] s) {
    for (int k = 0; k < s.length; k++) {
      s[k] += xr[k] * gr[k] - xi[k] * gi[k];
    }
  }

  /** y = a x, for real a. */
  static void scale(float[] a, float[] x, float[] y) {
    for (int k = 0; k < y.length; k++) {
      y[k] = a[k] * x[k];
    }
  }

  /** p = decay (p - scale g conj(h)), real part. */
  static void downdateRe(
      float[] p, float[] gr, float[] gi, float[] hr, float[] hi, float[] scale, float decay) {
    for (int k = 0; k < p.length; k++) {
      p[k] = decay * (p[k] - (gr[k] * hr[k] + gi[k] * hi[k]) * scale[k]);
    }
  }

  /** p = decay (p - scale g conj(h)), imaginary part. */
  static void downdateIm(
      float[] p, float[] gr, float[] gi, float[] hr, float[] hi, float[] scale, float decay) {
    for (int k = 0; k < p.length; k++) {
      p[k] = decay * (p[k] - (gi[k] * hr[k] - gr[k] * hi[k]) * scale[k]);
    }
  }

  /** c = memory c + (1 - memory) (mr xr + mi xi). */
  static void correlate(float[] mr, float[] mi, float[] xr, float[] xi, float memory, float[] c) {
    for (int k = 0; k < c.length; k++) {
      c[k] = memory * c[k] + (1 - memory) * (mr[k] * xr[k] + mi[k] * xi[k]);
    }
  }

  /** Returns |x|² of each frequency in {@code power}. */
  static void power(float[] xr, float[] xi, float[] power) {
    for (int k = 0; k < power.length; k++) {
      power[k] = xr[k] * xr[k] + xi[k] * xi[k];
    }
  }

  /** Writes the mean over {@code radius} neighbours on each side. */
  static void smooth(float[] in, int radius, float[] out) {
    int bins = in.length;
    for (int k = 0; k < radius; k++) {
      out[k] = meanAround(in, k, radius);
      out[bins - 1 - k] = meanAround(in, bins - 1 - k, radius);
    }
    // One pass per neighbour, in ascending order: passes become vector instructions, a loop over
    // the neighbours of one frequency does not.
    int length = bins - 2 * radius;
    System.arraycopy(in, 0, out, radius, length);
    for (int from = 1; from <= 2 * radius; from++) {
      addShifted(in, from, out, radius, length);
    }
    divide(out, radius, length, 2 * radius + 1);
  }

  private static float meanAround(float[] in, int k, int radius) {
    int from = Math.max(0, k - radius);
    int to = Math.min(in.length - 1, k + radius);
    float sum = 0;
    for (int q = from; q <= to; q++) {
      sum += in[q];
    }
    return sum / (to - from + 1);
  }

  private static void addShifted(float[] in, int from, float[] out, int to, int length) {
    for (int i = 0; i < length; i++) {
      out[to + i] += in[from + i];
    }
  }

  private static void divide(float[] values, int from, int length, float by) {
    for (int i = 0; i < length; i++) {
      values[from + i] /= by;
    }
  }
}
