package io.followspot.laboratory.evaluation.sound;

import java.util.Arrays;

/**
 * The features that AECMOS judges: log power in 160 mel bands, frames of 513 samples every 256, as
 * librosa's {@code melspectrogram} computes them for its published code (M. Purin et al., "AECMOS:
 * a speech quality assessment metric for echo impairment", ICASSP 2022): Hann window, zeros around
 * the ends, Slaney's mel scale and area normalization, dB below the loudest, at most 80, then (dB +
 * 40)/40.
 */
public final class AecmosFeatures {
  /** Mel bands per frame. */
  public static final int BANDS = 160;

  /** The rate of the sound. */
  public static final int RATE = 16_000;

  private static final int WINDOW = 513;
  private static final int HOP = 256;
  private static final int BINS = WINDOW / 2 + 1;
  private static final int MOST_SAMPLES = 20 * RATE;
  private static final double LEAST_POWER = 1e-10;
  private static final double RANGE_DB = 80;

  private final float[][] cosine = new float[WINDOW][BINS];
  private final float[][] sine = new float[WINDOW][BINS];
  private final double[][] mel = new double[BANDS][BINS];

  /** Prepares the tables. */
  public AecmosFeatures() {
    for (int i = 0; i < WINDOW; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
      for (int k = 0; k < BINS; k++) {
        double angle = 2 * Math.PI * (k * i % WINDOW) / WINDOW;
        cosine[i][k] = (float) (weight * Math.cos(angle));
        sine[i][k] = (float) (weight * Math.sin(angle));
      }
    }
    double[] edges = new double[BANDS + 2];
    for (int m = 0; m < edges.length; m++) {
      edges[m] = hertz(mels(RATE / 2.0) * m / (BANDS + 1));
    }
    for (int m = 0; m < BANDS; m++) {
      fillBand(mel[m], edges[m], edges[m + 1], edges[m + 2]);
    }
  }

  private static void fillBand(double[] weights, double low, double centre, double high) {
    for (int k = 0; k < BINS; k++) {
      double f = (double) k * RATE / WINDOW;
      double up = (f - low) / (centre - low);
      double down = (high - f) / (high - centre);
      weights[k] = Math.max(0, Math.min(up, down)) * 2 / (high - low);
    }
  }

  private static double mels(double hertz) {
    return hertz < 1000 ? hertz * 3 / 200 : 15 + Math.log(hertz / 1000) / (Math.log(6.4) / 27);
  }

  private static double hertz(double mels) {
    return mels < 15 ? mels * 200 / 3 : 1000 * Math.exp((mels - 15) * Math.log(6.4) / 27);
  }

  /**
   * Returns the frames of at most the first 20 seconds, {@link #BANDS} values each, row by row.
   *
   * @param samples at {@link #RATE}
   */
  public float[] of(float[] samples) {
    int length = Math.min(samples.length, MOST_SAMPLES);
    int frames = length == 0 ? 0 : 1 + (length - 1) / HOP;
    double[] decibels = new double[frames * BANDS];
    for (int t = 0; t < frames; t++) {
      frame(samples, length, t, decibels);
    }
    double reference = Arrays.stream(decibels).max().orElse(0);
    float[] out = new float[decibels.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) ((Math.max(decibels[i] - reference, -RANGE_DB) + 40) / 40);
    }
    return out;
  }

  private void frame(float[] samples, int length, int t, double[] decibels) {
    float[] re = new float[BINS];
    float[] im = new float[BINS];
    for (int i = 0; i < WINDOW; i++) {
      int at = t * HOP + i - WINDOW / 2;
      if (at >= 0 && at < length) {
        add(samples[at], cosine[i], re);
        add(samples[at], sine[i], im);
      }
    }
    for (int m = 0; m < BANDS; m++) {
      double sum = 0;
      for (int k = 0; k < BINS; k++) {
        sum += mel[m][k] * ((double) re[k] * re[k] + (double) im[k] * im[k]);
      }
      decibels[t * BANDS + m] = 10 * Math.log10(Math.max(LEAST_POWER, sum));
    }
  }

  private static void add(float scale, float[] row, float[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += scale * row[k];
    }
  }
}
