package io.followspot.sound.wav;

/**
 * Changes the sampling rate: a sinc kernel of 32 zero crossings with a Hann window, cut at the
 * lower of the two half rates.
 */
public final class Resampler {
  /** The lowest rate known. */
  public static final int LEAST_RATE = 4_000;

  /** The highest rate known. */
  public static final int MOST_RATE = 384_000;

  private static final int CROSSINGS = 32;
  private static final double PASSED = 0.95;

  private Resampler() {}

  /**
   * Resamples.
   *
   * @param samples at rate {@code from}
   * @param from samples per second, {@link #LEAST_RATE} to {@link #MOST_RATE}
   * @param to samples per second
   */
  public static float[] resample(float[] samples, int from, int to) {
    if (from < LEAST_RATE || from > MOST_RATE || to < LEAST_RATE || to > MOST_RATE) {
      throw new IllegalArgumentException("rates " + from + " and " + to);
    }
    return from == to ? samples.clone() : resample(samples, (double) from / to, 0);
  }

  /**
   * Resamples by any ratio, as two clocks that drift apart do.
   *
   * @param samples in
   * @param step input samples per output sample
   * @param start position of the first output sample among the input's
   */
  public static float[] resample(float[] samples, double step, double start) {
    int length = (int) Math.max(0, Math.ceil((samples.length - start) / step - 1e-9));
    float[] out = new float[length];
    double cut = step == 1 ? 1 : PASSED * Math.min(1, 1 / step);
    int reach = (int) Math.ceil(CROSSINGS / cut);
    for (int i = 0; i < length; i++) {
      double at = start + i * step;
      int middle = (int) Math.floor(at);
      double sum = 0;
      int first = Math.max(0, middle - reach + 1);
      int last = Math.min(samples.length - 1, middle + reach);
      for (int j = first; j <= last; j++) {
        sum += samples[j] * kernel(at - j, cut, reach);
      }
      out[i] = (float) sum;
    }
    return out;
  }

  private static double kernel(double distance, double cut, int reach) {
    if (Math.abs(distance) >= reach) {
      return 0;
    }
    double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * distance / reach);
    double x = Math.PI * distance * cut;
    return window * cut * (Math.abs(x) < 1e-9 ? 1 : StrictMath.sin(x) / x);
  }
}
