package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * Estimates the delay of the loudspeaker's signal at the microphone.
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
  private static final int FINE_OFFSETS = 2 * EchoCanceller.HOP / FINE_STEP + 1;

  /** Phase of each bin at each offset of 8 samples around a lag. */
  private static final float[][] FINE_COSINE = phasors(0);

  private static final float[][] FINE_SINE = phasors(EchoCanceller.FRAME / 4);

  private final float[][] farRe = new float[LAGS][BINS];
  private final float[][] farIm = new float[LAGS][BINS];
  private final float[][] crossRe = new float[LAGS][BINS];
  private final float[][] crossIm = new float[LAGS][BINS];

  /** Index of the newest far frame, frames learnt from. */
  private final int[] counts = new int[2];

  private final float[] score = new float[LAGS];
  private final float[] phaseRe = new float[BINS];
  private final float[] phaseIm = new float[BINS];
  private final float[] negatedRe = new float[BINS];
  private final float[] fine = new float[FINE_OFFSETS];
  private int bestLag;
  private float confidence;
  private int delaySamples;

  /** Returns cos(2 pi (k t - turned) / FRAME) per bin k and offset t. */
  private static float[][] phasors(int turned) {
    float[][] table = new float[BINS][FINE_OFFSETS];
    for (int b = 0; b < BINS; b++) {
      for (int u = 0; u < FINE_OFFSETS; u++) {
        int angle = (FIRST_BIN + BIN_STEP * b) * (FINE_STEP * u - EchoCanceller.HOP) - turned;
        int turn = Math.floorMod(angle, EchoCanceller.FRAME);
        table[b][u] = (float) StrictMath.cos(2 * Math.PI * turn / EchoCanceller.FRAME);
      }
    }
    return table;
  }

  /** Processes one frame of each side, {@link EchoCanceller#BINS} frequencies. */
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
    for (int b = 0; b < BINS; b++) {
      negatedRe[b] = -phaseRe[b];
    }
    for (int lag = 0; lag < LAGS; lag++) {
      int at = (counts[0] - lag + LAGS) % LAGS;
      ComplexRows.correlate(phaseRe, phaseIm, farRe[at], farIm[at], memory, crossRe[lag]);
      // Im(m conj(x)) = Re(-i m conj(x)): the same loop with the parts of m exchanged.
      ComplexRows.correlate(phaseIm, negatedRe, farRe[at], farIm[at], memory, crossIm[lag]);
    }
  }

  private void rank() {
    bestLag = 0;
    for (int lag = 0; lag < LAGS; lag++) {
      float sum = power(crossRe[lag]) + power(crossIm[lag]);
      score[lag] = sum;
      if (sum > score[bestLag]) {
        bestLag = lag;
      }
    }
    float best = score[bestLag];
    Arrays.sort(score);
    float median = score[LAGS / 2];
    confidence = median > 0 ? best / median : 0;
    locate();
  }

  /** Four sums, as the additions of one would wait for each other. */
  private static float power(float[] row) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < BINS; i += 4) {
      a += row[i] * row[i];
      b += row[i + 1] * row[i + 1];
      c += row[i + 2] * row[i + 2];
      d += row[i + 3] * row[i + 3];
    }
    return a + b + (c + d);
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
    return delaySamples;
  }

  private void locate() {
    Arrays.fill(fine, 0);
    for (int b = 0; b < BINS; b++) {
      addTurned(crossRe[bestLag][b], crossIm[bestLag][b], FINE_COSINE[b], FINE_SINE[b], fine);
    }
    int best = 0;
    for (int u = 1; u < FINE_OFFSETS; u++) {
      if (fine[u] > fine[best]) {
        best = u;
      }
    }
    int offset = FINE_STEP * best - EchoCanceller.HOP;
    delaySamples = Math.max(0, bestLag * EchoCanceller.HOP + offset);
  }

  private static void addTurned(float re, float im, float[] cosine, float[] sine, float[] sum) {
    for (int u = 0; u < sum.length; u++) {
      sum[u] += re * cosine[u] - im * sine[u];
    }
  }

  void visit(EchoStateCodec codec) {
    codec.floats(farRe);
    codec.floats(farIm);
    codec.floats(crossRe);
    codec.floats(crossIm);
    codec.ints(counts);
  }
}
