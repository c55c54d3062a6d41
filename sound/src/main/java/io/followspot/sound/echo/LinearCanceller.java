package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * Two Kalman filters over the same far frames: a slow, exact one and a fast one in parallel. Per
 * frequency the output weighs the one with the smaller recent error higher. If the fast one is
 * clearly better over the whole spectrum for 100 ms, the echo path has changed, and the slow one
 * copies its taps.
 */
final class LinearCanceller {
  private static final float ERROR_MEMORY = 0.8f;
  private static final int ERROR_NEIGHBOURS = 4;
  private static final float CHANGE_RATIO = 0.5f;
  private static final int CHANGE_FRAMES = 6;
  private static final int SETTLING_FRAMES = 60;

  private final int taps;
  private final int bins;
  private final SubbandKalman slow;
  private final SubbandKalman fast;
  private final float[][] xr;
  private final float[][] xi;
  private final float[] slowError;
  private final float[] fastError;

  /** Frames for which the fast filter was better, frames since the last change, changes. */
  private final int[] counts = new int[3];

  private final float[] smoothed;
  private final float[] er;
  private final float[] ei;
  private final float[] errorPower;
  private final float[] echoPower;
  private final float[] uncertainty;

  LinearCanceller(EchoConfig config, int bins) {
    this.bins = bins;
    taps = Math.max(config.slow().taps(), config.fast().taps());
    slow = filter(config.slow(), bins);
    fast = filter(config.fast(), bins);
    xr = new float[taps][bins];
    xi = new float[taps][bins];
    slowError = new float[bins];
    fastError = new float[bins];
    smoothed = new float[bins];
    er = new float[bins];
    ei = new float[bins];
    errorPower = new float[bins];
    echoPower = new float[bins];
    uncertainty = new float[bins];
  }

  private static SubbandKalman filter(EchoConfig.LinearFilter f, int bins) {
    return new SubbandKalman(f.taps(), bins, f.persistence(), f.processNoise(), f.nearWeight());
  }

  int taps() {
    return taps;
  }

  /** Makes room for the newest far frame and returns its index, 0. */
  void pushFar(float[] re, float[] im) {
    float[] lastRe = xr[taps - 1];
    float[] lastIm = xi[taps - 1];
    System.arraycopy(xr, 0, xr, 1, taps - 1);
    System.arraycopy(xi, 0, xi, 1, taps - 1);
    System.arraycopy(re, 0, lastRe, 0, bins);
    System.arraycopy(im, 0, lastIm, 0, bins);
    xr[0] = lastRe;
    xi[0] = lastIm;
  }

  /** Moves the taps when the far signal is delayed by so many frames more than before. */
  void shift(int frames) {
    slow.shift(frames);
    fast.shift(frames);
  }

  /** Cancels in one frame of the microphone. */
  void step(float[] mr, float[] mi) {
    slow.step(xr, xi, mr, mi);
    fast.step(xr, xi, mr, mi);
    remember(slow.priorErrorPower(), slowError);
    remember(fast.priorErrorPower(), fastError);
    for (int k = 0; k < bins; k++) {
      float ratio = (slowError[k] + 1e-12f) / (fastError[k] + 1e-12f);
      float cube = Math.min(1e9f, ratio * ratio * ratio);
      float share = cube / (1 + cube);
      er[k] = (1 - share) * slow.errorRe()[k] + share * fast.errorRe()[k];
      ei[k] = (1 - share) * slow.errorIm()[k] + share * fast.errorIm()[k];
      uncertainty[k] = (1 - share) * slow.uncertainty()[k] + share * fast.uncertainty()[k];
      float yr = mr[k] - er[k];
      float yi = mi[k] - ei[k];
      echoPower[k] = yr * yr + yi * yi;
    }
    ComplexRows.power(er, ei, errorPower);
    detectChange();
  }

  private void remember(float[] power, float[] memory) {
    ComplexRows.smooth(power, ERROR_NEIGHBOURS, smoothed);
    for (int k = 0; k < bins; k++) {
      memory[k] = ERROR_MEMORY * memory[k] + (1 - ERROR_MEMORY) * smoothed[k];
    }
  }

  private void detectChange() {
    float slowSum = 0;
    float fastSum = 0;
    float echoSum = 0;
    for (int k = 0; k < bins; k++) {
      slowSum += slowError[k];
      fastSum += fastError[k];
      echoSum += echoPower[k];
    }
    boolean better = fastSum < CHANGE_RATIO * slowSum && echoSum > fastSum;
    counts[0] = better ? counts[0] + 1 : 0;
    counts[1] = Math.min(counts[1] + 1, 1_000_000);
    if (counts[0] >= CHANGE_FRAMES && counts[1] >= SETTLING_FRAMES) {
      slow.adopt(fast);
      System.arraycopy(fastError, 0, slowError, 0, bins);
      counts[0] = 0;
      counts[1] = 0;
      counts[2]++;
    }
  }

  int pathChanges() {
    return counts[2];
  }

  float[] errorRe() {
    return er;
  }

  float[] errorIm() {
    return ei;
  }

  float[] errorPower() {
    return errorPower;
  }

  float[] echoPower() {
    return echoPower;
  }

  float[] uncertainty() {
    return uncertainty;
  }

  /** Clears the far frames before new ones are pushed. */
  void clearFar() {
    for (int i = 0; i < taps; i++) {
      Arrays.fill(xr[i], 0);
      Arrays.fill(xi[i], 0);
    }
  }

  void visit(EchoStateCodec codec) {
    slow.visit(codec);
    fast.visit(codec);
    codec.floats(xr);
    codec.floats(xi);
    codec.floats(slowError);
    codec.floats(fastError);
    codec.ints(counts);
  }
}
