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

  /** w += scale g e. */
  static void scaledMultiplyAdd(
      float[] gr, float[] gi, float[] er, float[] ei, float[] scale, float[] wr, float[] wi) {
    for (int k = 0; k < wr.length; k++) {
      float ar = gr[k] * scale[k];
      float ai = gi[k] * scale[k];
      wr[k] += ar * er[k] - ai * ei[k];
      wi[k] += ar * ei[k] + ai * er[k];
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

  /** Returns |x|² of each frequency in {@code power}. */
  static void power(float[] xr, float[] xi, float[] power) {
    for (int k = 0; k < power.length; k++) {
      power[k] = xr[k] * xr[k] + xi[k] * xi[k];
    }
  }

  /** Writes the mean over {@code radius} neighbours on each side. */
  static void smooth(float[] in, int radius, float[] out) {
    int bins = in.length;
    for (int k = 0; k < bins; k++) {
      int from = Math.max(0, k - radius);
      int to = Math.min(bins - 1, k + radius);
      float sum = 0;
      for (int q = from; q <= to; q++) {
        sum += in[q];
      }
      out[k] = sum / (to - from + 1);
    }
  }
}
