package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * Finds by how much the microphone hears the loudspeaker later than it was told to play.
 *
 * <p>GCC-PHAT across frames: for every whole-frame lag, the cross spectrum of phases (magnitudes
 * one) between the microphone's frame and the far frame that many hops ago, averaged over about a
 * second. Its power, summed over frequencies, is largest at the echo's lag; the median over all
 * lags is what unrelated sound gives, and their ratio is the confidence. The position within the
 * hop is the peak of the inverse transform at the best lag. After C. Knapp and G. Carter, "The
 * generalized correlation method for estimation of time delay", IEEE Trans. ASSP 24 (1976).
 */
final class DelayFinder {
  /** Lags in hops: 0 to 528 ms. */
  static final int LAGS = 34;

  private static final int BINS = 64;
  private static final int FIRST_BIN = 16;
  private static final int BIN_STEP = 2;
  private static final float MEMORY = 0.97f;
  private static final float AUDIBLE_POWER = 1e-3f;
  private static final int FINE_STEP = 8;
  private static final float[] COSINE = cosine();

  private final float[][] farRe = new float[LAGS][BINS];
  private final float[][] farIm = new float[LAGS][BINS];
  private final float[][] crossRe = new float[LAGS][BINS];
  private final float[][] crossIm = new float[LAGS][BINS];

  /** Index of the newest far frame, frames learnt from. */
  private final int[] counts = new int[2];

  private final float[] score = new float[LAGS];
  private final float[] phaseRe = new float[BINS];
  private final float[] phaseIm = new float[BINS];
  private int bestLag;
  private float confidence;

  private static float[] cosine() {
    float[] table = new float[EchoCanceller.FRAME];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) StrictMath.cos(2 * Math.PI * i / table.length);
    }
    return table;
  }

  /** Takes one frame of each side, {@link EchoCanceller#BINS} frequencies. */
  void step(float[] xr, float[] xi, float[] mr, float[] mi) {
    counts[0] = (counts[0] + 1) % LAGS;
    boolean farAudible = phases(xr, xi, farRe[counts[0]], farIm[counts[0]]);
    boolean nearAudible = phases(mr, mi, phaseRe, phaseIm);
    boolean anyFar = farAudible || anyFarFrame();
    if (nearAudible && anyFar) {
      counts[1] = Math.min(counts[1] + 1, 1_000_000);
      correlate();
    }
    rank();
  }

  private static boolean phases(float[] re, float[] im, float[] outRe, float[] outIm) {
    float power = 0;
    for (int b = 0; b < BINS; b++) {
      int k = FIRST_BIN + BIN_STEP * b;
      float p = re[k] * re[k] + im[k] * im[k];
      power += p;
      float scale = p > 1e-9f ? (float) (1 / Math.sqrt(p)) : 0;
      outRe[b] = re[k] * scale;
      outIm[b] = im[k] * scale;
    }
    boolean audible = power > AUDIBLE_POWER;
    if (!audible) {
      Arrays.fill(outRe, 0);
      Arrays.fill(outIm, 0);
    }
    return audible;
  }

  private boolean anyFarFrame() {
    for (float[] frame : farRe) {
      for (int b = 0; b < BINS; b += 8) {
        if (frame[b] != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private void correlate() {
    float memory = Math.min(MEMORY, 1 - 1f / counts[1]);
    for (int lag = 0; lag < LAGS; lag++) {
      int at = (counts[0] - lag + LAGS) % LAGS;
      float[] xr = farRe[at];
      float[] xi = farIm[at];
      float[] cr = crossRe[lag];
      float[] ci = crossIm[lag];
      for (int b = 0; b < BINS; b++) {
        cr[b] = memory * cr[b] + (1 - memory) * (phaseRe[b] * xr[b] + phaseIm[b] * xi[b]);
        ci[b] = memory * ci[b] + (1 - memory) * (phaseIm[b] * xr[b] - phaseRe[b] * xi[b]);
      }
    }
  }

  private void rank() {
    bestLag = 0;
    for (int lag = 0; lag < LAGS; lag++) {
      float sum = 0;
      for (int b = 0; b < BINS; b++) {
        sum += crossRe[lag][b] * crossRe[lag][b] + crossIm[lag][b] * crossIm[lag][b];
      }
      score[lag] = sum;
      if (sum > score[bestLag]) {
        bestLag = lag;
      }
    }
    float best = score[bestLag];
    Arrays.sort(score);
    float median = score[LAGS / 2];
    confidence = median > 0 ? best / median : 0;
  }

  /** Returns how many frames were learnt from. */
  int frames() {
    return counts[1];
  }

  /** Returns the strongest lag's power over the median lag's; 1 means nothing found. */
  float confidence() {
    return confidence;
  }

  /** Returns the delay in samples: the best lag, and the peak within it. */
  int delaySamples() {
    double best = -1;
    int offset = 0;
    for (int t = -EchoCanceller.HOP; t <= EchoCanceller.HOP; t += FINE_STEP) {
      double value = correlationAt(t);
      if (value > best) {
        best = value;
        offset = t;
      }
    }
    return Math.max(0, bestLag * EchoCanceller.HOP + offset);
  }

  private double correlationAt(int offset) {
    double re = 0;
    for (int b = 0; b < BINS; b++) {
      int angle = Math.floorMod((FIRST_BIN + BIN_STEP * b) * offset, EchoCanceller.FRAME);
      int quarterBefore = Math.floorMod(angle - EchoCanceller.FRAME / 4, EchoCanceller.FRAME);
      re += crossRe[bestLag][b] * COSINE[angle] - crossIm[bestLag][b] * COSINE[quarterBefore];
    }
    return re;
  }

  void visit(EchoStateCodec codec) {
    codec.floats(farRe);
    codec.floats(farIm);
    codec.floats(crossRe);
    codec.floats(crossIm);
    codec.ints(counts);
  }
}
