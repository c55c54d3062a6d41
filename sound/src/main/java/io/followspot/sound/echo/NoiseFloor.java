package io.followspot.sound.echo;

import java.util.Arrays;

/**
 * The background noise that stays: its power per frequency, noise as loud as it where echo was
 * suppressed, and its reduction. The floor follows the smoothed power downwards at once and upwards
 * by 1.5 dB per second, so that speech does not count (after R. Martin's minimum statistics, IEEE
 * Trans. SAP 9, 2001, without their bias compensation).
 */
final class NoiseFloor {
  private static final float RISE_PER_FRAME = 1.0055f;
  private static final float FALL = 0.3f;
  private static final float SMOOTHING = 0.85f;
  private static final int NEIGHBOURS = 1;

  /** The floor follows the minimum: noise is on average several times as strong. */
  private static final float REDUCED_FLOORS = 6;

  private final EchoConfig config;
  private final int bins;
  private final float[] floor;
  private final float[] smoothed;
  private final float[] lastGain;
  private final int[] random = {0x2545F491};
  private final float[] power;

  NoiseFloor(EchoConfig config, int bins) {
    this.config = config;
    this.bins = bins;
    floor = new float[bins];
    smoothed = new float[bins];
    lastGain = new float[bins];
    power = new float[bins];
    Arrays.fill(floor, -1);
    Arrays.fill(lastGain, 1);
  }

  /** Learns from the linear filter's error. */
  void learn(float[] errorPower) {
    ComplexRows.smooth(errorPower, NEIGHBOURS, power);
    for (int k = 0; k < bins; k++) {
      if (floor[k] < 0) {
        smoothed[k] = power[k];
        floor[k] = power[k];
      }
      smoothed[k] = SMOOTHING * smoothed[k] + (1 - SMOOTHING) * power[k];
      if (smoothed[k] < floor[k]) {
        floor[k] += FALL * (smoothed[k] - floor[k]);
      } else {
        floor[k] = floor[k] * RISE_PER_FRAME + 1e-12f;
      }
    }
  }

  /**
   * Suppresses and fills a spectrum in place.
   *
   * @param gain of the residual suppressor
   */
  void apply(float[] re, float[] im, float[] gain) {
    float least = (float) StrictMath.pow(10, -config.noiseReductionDb() / 20);
    for (int k = 0; k < bins; k++) {
      float g = gain[k];
      float reduced = 1;
      if (least < 1) {
        float p = re[k] * re[k] + im[k] * im[k] + 1e-12f;
        float wanted = (float) Math.sqrt(Math.max(0, 1 - REDUCED_FLOORS * floor[k] / p));
        reduced = Math.max(least, 0.6f * lastGain[k] + 0.4f * wanted);
        lastGain[k] = reduced;
      }
      re[k] *= g * reduced;
      im[k] *= g * reduced;
      if (config.comfortNoise() && g < 1) {
        fill(re, im, k, Math.max(0, 1 - g * g) * floor[k] * reduced * reduced);
      }
    }
  }

  /** Adds a random phasor of the given power; uniform parts have a variance of a third. */
  private void fill(float[] re, float[] im, int k, float power) {
    float amplitude = (float) Math.sqrt(1.5f * power);
    re[k] += amplitude * uniform();
    im[k] += amplitude * uniform();
  }

  /** Xorshift by G. Marsaglia (2003); in -1 to 1. */
  private float uniform() {
    int x = random[0];
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random[0] = x;
    return x * (1f / 2147483648f);
  }

  void visit(EchoStateCodec codec) {
    codec.floats(floor);
    codec.floats(smoothed);
    codec.floats(lastGain);
    codec.ints(random);
  }
}
