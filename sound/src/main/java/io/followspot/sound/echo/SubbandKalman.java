package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * One Kalman filter per frequency over the last few frames of the loudspeaker's signal.
 *
 * <p>State w (taps), observation m = xᵀw + v, v the near sound. Gain P x* / (xᵀ P x* + Ψ), where Ψ,
 * the near sound's power, is the posterior mean of |v|² from the frames before and this one,
 * smoothed over time and neighbouring frequencies: during near speech the gain is small. P is kept
 * in full (taps x taps): speech is coloured, and a diagonal P converges several times slower.
 * Prediction: w ← A w, P ← A² P + (1 - A²)|w|² + q. After G. Enzner and P. Vary, "Frequency-domain
 * adaptive Kalman filter for acoustic echo control in hands-free telephones", Signal Processing 86
 * (2006), with convolution across frames in place of long blocks.
 */
final class SubbandKalman {
  /** Prior variance of the first tap and its decay per tap (a room loses some 1 dB per frame). */
  private static final double PRIOR = 0.3;

  /** Variance of the first tap that a changed path adds. */
  private static final double DOUBT = 0.01;

  private static final double TAP_DECAY = 0.8;
  private static final float LEAST_POWER = 1e-9f;
  private static final float LEAST_VARIANCE = 1e-8f;
  private static final int NEIGHBOURS = 2;
  private static final float NEAR_SMOOTHING = 0.5f;

  private final int taps;
  private final int bins;
  private final float persistence;
  private final float processNoise;
  private final float nearWeight;

  private final float[][] wr;
  private final float[][] wi;
  private final float[][] pr;
  private final float[][] pi;
  private final float[] near;

  private final float[][] gr;
  private final float[][] gi;
  private final float[] innovation;
  private final float[] errorPower;
  private final float[] smoothed;
  private final float[] scale;
  private final float[] scaledRe;
  private final float[] scaledIm;
  private final float[] uncertainty;
  private final float[] er;
  private final float[] ei;

  /**
   * Creates a filter without prior knowledge of the path.
   *
   * @param taps frames
   * @param bins frequencies
   * @param persistence A, just below 1: the nearer to 1, the slower the path may change
   * @param processNoise q of the first tap per frame
   * @param nearWeight factor on Ψ in the gain
   */
  SubbandKalman(int taps, int bins, double persistence, double processNoise, double nearWeight) {
    this.taps = taps;
    this.bins = bins;
    this.persistence = (float) persistence;
    this.processNoise = (float) processNoise;
    this.nearWeight = (float) nearWeight;
    wr = new float[taps][bins];
    wi = new float[taps][bins];
    pr = new float[taps * (taps + 1) / 2][bins];
    pi = new float[taps * (taps - 1) / 2][bins];
    near = new float[bins];
    gr = new float[taps][bins];
    gi = new float[taps][bins];
    innovation = new float[bins];
    errorPower = new float[bins];
    smoothed = new float[bins];
    scale = new float[bins];
    scaledRe = new float[bins];
    scaledIm = new float[bins];
    uncertainty = new float[bins];
    er = new float[bins];
    ei = new float[bins];
    forgetUncertainty();
  }

  private int upper(int row, int column) {
    return row * taps - row * (row - 1) / 2 + column - row;
  }

  private int strictUpper(int row, int column) {
    return row * (taps - 1) - row * (row - 1) / 2 + column - row - 1;
  }

  private static double decay(int tap) {
    return StrictMath.pow(TAP_DECAY, tap);
  }

  /** Resets the uncertainty of the taps to its prior, but keeps them. */
  void forgetUncertainty() {
    for (int i = 0; i < taps; i++) {
      for (int j = i; j < taps; j++) {
        Arrays.fill(pr[upper(i, j)], i == j ? (float) (PRIOR * decay(i)) : 0);
        if (j > i) {
          Arrays.fill(pi[strictUpper(i, j)], 0);
        }
      }
    }
  }

  /** Moves the taps by whole frames, as the far signal is now delayed by as many frames more. */
  void shift(int frames) {
    float[][] oldRe = wr.clone();
    float[][] oldIm = wi.clone();
    for (int i = 0; i < taps; i++) {
      int from = i + frames;
      boolean known = from >= 0 && from < taps;
      wr[i] = known ? oldRe[from].clone() : new float[bins];
      wi[i] = known ? oldIm[from].clone() : new float[bins];
    }
    forgetUncertainty();
  }

  /** Copies the taps of a filter that follows the path better, and increases the uncertainty. */
  void adopt(SubbandKalman other) {
    for (int i = 0; i < taps; i++) {
      boolean known = i < other.taps;
      if (known) {
        System.arraycopy(other.wr[i], 0, wr[i], 0, bins);
        System.arraycopy(other.wi[i], 0, wi[i], 0, bins);
      } else {
        Arrays.fill(wr[i], 0);
        Arrays.fill(wi[i], 0);
      }
      float[] variance = pr[upper(i, i)];
      float more = (float) (DOUBT * decay(i));
      for (int k = 0; k < bins; k++) {
        variance[k] += more;
      }
    }
  }

  /**
   * Filters one frame and learns from it.
   *
   * @param xr real parts of the far frames, the newest first; at least {@code taps} rows
   * @param xi imaginary parts
   * @param mr real parts of the microphone's frame
   * @param mi imaginary parts
   */
  void step(float[][] xr, float[][] xi, float[] mr, float[] mi) {
    System.arraycopy(mr, 0, er, 0, bins);
    System.arraycopy(mi, 0, ei, 0, bins);
    predictError(xr, xi);
    computeGain(xr, xi);
    estimateNear();
    for (int k = 0; k < bins; k++) {
      scale[k] = 1 / (innovation[k] + nearWeight * near[k] + 1e-10f);
    }
    update();
    for (int k = 0; k < bins; k++) {
      float kept = nearWeight * near[k] * scale[k];
      uncertainty[k] = innovation[k] * kept;
      er[k] *= kept;
      ei[k] *= kept;
    }
  }

  private void predictError(float[][] xr, float[][] xi) {
    float[] yr = gr[0];
    float[] yi = gi[0];
    Arrays.fill(yr, 0);
    Arrays.fill(yi, 0);
    for (int i = 0; i < taps; i++) {
      ComplexRows.multiplyAdd(wr[i], wi[i], xr[i], xi[i], yr, yi);
    }
    for (int k = 0; k < bins; k++) {
      er[k] -= yr[k];
      ei[k] -= yi[k];
    }
    ComplexRows.power(er, ei, errorPower);
  }

  /** g = P x*, innovation = xᵀ g. */
  private void computeGain(float[][] xr, float[][] xi) {
    Arrays.fill(innovation, 0);
    for (int i = 0; i < taps; i++) {
      Arrays.fill(gr[i], 0);
      Arrays.fill(gi[i], 0);
      for (int j = 0; j < taps; j++) {
        if (j > i) {
          ComplexRows.multiplyConjugateAdd(
              pr[upper(i, j)], pi[strictUpper(i, j)], xr[j], xi[j], gr[i], gi[i]);
        } else if (j < i) {
          ComplexRows.conjugateConjugateAdd(
              pr[upper(j, i)], pi[strictUpper(j, i)], xr[j], xi[j], gr[i], gi[i]);
        } else {
          addDiagonal(pr[upper(i, i)], xr[i], xi[i], gr[i], gi[i]);
        }
      }
      ComplexRows.realProductAdd(xr[i], xi[i], gr[i], gi[i], innovation);
    }
    for (int k = 0; k < bins; k++) {
      innovation[k] = Math.max(0, innovation[k]);
    }
  }

  private static void addDiagonal(float[] p, float[] xr, float[] xi, float[] gr, float[] gi) {
    for (int k = 0; k < p.length; k++) {
      gr[k] += p[k] * xr[k];
      gi[k] -= p[k] * xi[k];
    }
  }

  /** Ψ: mean of |v|² given the error, with the power before as prior. */
  private void estimateNear() {
    ComplexRows.smooth(errorPower, NEIGHBOURS, smoothed);
    float a = NEAR_SMOOTHING;
    for (int k = 0; k < bins; k++) {
      float prior = a * near[k] + (1 - a) * smoothed[k];
      float share = prior / (prior + innovation[k] + 1e-12f);
      float posterior = share * (share * smoothed[k] + innovation[k]);
      near[k] = a * near[k] + (1 - a) * posterior + LEAST_POWER;
    }
  }

  private void update() {
    float decay = persistence * persistence;
    ComplexRows.scale(scale, er, scaledRe);
    ComplexRows.scale(scale, ei, scaledIm);
    for (int i = 0; i < taps; i++) {
      ComplexRows.multiplyAdd(gr[i], gi[i], scaledRe, scaledIm, wr[i], wi[i]);
      for (int j = i; j < taps; j++) {
        ComplexRows.downdateRe(pr[upper(i, j)], gr[i], gi[i], gr[j], gi[j], scale, decay);
        if (j > i) {
          ComplexRows.downdateIm(pi[strictUpper(i, j)], gr[i], gi[i], gr[j], gi[j], scale, decay);
        }
      }
    }
    for (int i = 0; i < taps; i++) {
      predict(wr[i], wi[i], pr[upper(i, i)], (float) (processNoise * decay(i)));
    }
  }

  private void predict(float[] re, float[] im, float[] variance, float noise) {
    float change = 1 - persistence * persistence;
    for (int k = 0; k < bins; k++) {
      variance[k] =
          Math.max(variance[k], LEAST_VARIANCE) + change * (re[k] * re[k] + im[k] * im[k]) + noise;
      re[k] *= persistence;
      im[k] *= persistence;
    }
  }

  /** Returns the error after learning, real parts. */
  float[] errorRe() {
    return er;
  }

  /** Returns the error after learning, imaginary parts. */
  float[] errorIm() {
    return ei;
  }

  /** Returns the power of the error before learning. */
  float[] priorErrorPower() {
    return errorPower;
  }

  /** Returns how much echo power the error after learning may still hold, by the filter's own P. */
  float[] uncertainty() {
    return uncertainty;
  }

  void visit(EchoStateCodec codec) {
    codec.floats(wr);
    codec.floats(wi);
    codec.floats(pr);
    codec.floats(pi);
    codec.floats(near);
  }
}
