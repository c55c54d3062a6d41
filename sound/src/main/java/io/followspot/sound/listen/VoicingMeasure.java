package io.followspot.sound.listen;

import java.nio.ByteBuffer;

/**
 * How periodic the latest 64 ms are at the pitches of voices, 70 to 400 Hz: the peak of the
 * normalized autocorrelation, after B. Atal and L. Rabiner, "A pattern recognition approach to
 * voiced-unvoiced-silence classification", IEEE Trans. ASSP 24 (1976). At 4 kHz, to which a mean of
 * four samples brings it down: pitch needs no more.
 */
final class VoicingMeasure {
  private static final int DECIMATION = 4;
  private static final int HOP = SoundListener.HOP / DECIMATION;
  private static final int WINDOW = 4 * HOP;
  private static final int LEAST_LAG = 10;
  private static final int MOST_LAG = 57;

  static final int STATE_BYTES = WINDOW * Float.BYTES;

  private final float[] window = new float[WINDOW];

  /** Processes a hop; returns the peak, 0 for noise and silence to 1 for a periodic sound. */
  double step(float[] hop) {
    System.arraycopy(window, HOP, window, 0, WINDOW - HOP);
    for (int i = 0; i < HOP; i++) {
      float sum = 0;
      for (int j = 0; j < DECIMATION; j++) {
        sum += hop[DECIMATION * i + j];
      }
      window[WINDOW - HOP + i] = sum / DECIMATION;
    }
    double best = 0;
    for (int lag = LEAST_LAG; lag <= MOST_LAG; lag++) {
      best = Math.max(best, correlation(lag));
    }
    return best;
  }

  private double correlation(int lag) {
    float product = 0;
    float early = 0;
    float late = 0;
    for (int i = lag; i < WINDOW; i++) {
      product += window[i] * window[i - lag];
      early += window[i - lag] * window[i - lag];
      late += window[i] * window[i];
    }
    double power = (double) early * late;
    return power > 1e-18 ? product / Math.sqrt(power) : 0;
  }

  void read(ByteBuffer state) {
    state.asFloatBuffer().get(window);
    state.position(state.position() + STATE_BYTES);
  }

  void write(ByteBuffer state) {
    state.asFloatBuffer().put(window);
    state.position(state.position() + STATE_BYTES);
  }
}
