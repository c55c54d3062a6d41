package io.followspot.sound.echo;

/**
 * Suppresses the echo that the linear filter left, and keeps the near voice.
 *
 * <p>The residual's power is estimated from the filter's own uncertainty and from how the error's
 * power follows the echo estimate's: cov(|E|², |Y|²) / var(|Y|²) over about a second. The near
 * voice does not follow the far one, so it does not bias that ratio, and double talk needs no
 * detector. The part of the echo that leaks over all frequencies distinguishes a device with a poor
 * loudspeaker from a linear path: with a high leak, reverberation and distortion are suppressed
 * too. The gain is Wiener's with the decision-directed estimate of Y. Ephraim and D. Malah (IEEE
 * Trans. ASSP 32, 1984).
 */
final class ResidualSuppressor {
  private static final int POWER_NEIGHBOURS = 2;
  private static final int LEAK_NEIGHBOURS = 6;
  private static final int FIRST_LEAK_BIN = 6;
  private static final int LAST_LEAK_BIN = 300;
  private static final float LEAK_MEMORY = 0.99f;
  private static final float MOST_EXCESS = 100;
  private static final float PRESENT_EXCESS = 4;
  private static final float ALONE_EXCESS = 2;
  private static final float ALONE_MEMORY = 0.7f;

  private final EchoConfig config;
  private final int bins;
  private final float[] meanError;
  private final float[] meanEcho;
  private final float[] meanProduct;
  private final float[] meanSquare;
  private final float[] tail;
  private final float[] lastOutput;
  private final float[] lastResidual;

  /** Covariance and variance over all frequencies; their ratio is the leak. */
  private final float[] leakage = {0, 1e-9f};

  /** Confidence that only the loudspeaker is active, 0 to 1. */
  private final float[] alone = new float[1];

  private final float[] excess;
  private final float[] error;
  private final float[] echo;
  private final float[] covariance;
  private final float[] variance;
  private final float[] smoothCovariance;
  private final float[] smoothVariance;
  private final float[] gain;

  ResidualSuppressor(EchoConfig config, int bins) {
    this.config = config;
    this.bins = bins;
    meanError = new float[bins];
    meanEcho = new float[bins];
    meanProduct = new float[bins];
    meanSquare = new float[bins];
    tail = new float[bins];
    lastOutput = new float[bins];
    lastResidual = new float[bins];
    excess = new float[bins];
    error = new float[bins];
    echo = new float[bins];
    covariance = new float[bins];
    variance = new float[bins];
    smoothCovariance = new float[bins];
    smoothVariance = new float[bins];
    gain = new float[bins];
  }

  /**
   * Returns the gain of each frequency, between the configured floor and 1.
   *
   * @param errorPower of the linear filter's error
   * @param echoPower of its echo estimate
   * @param uncertainty echo power that the error may hold by the filter's own estimate
   */
  float[] gains(float[] errorPower, float[] echoPower, float[] uncertainty) {
    ComplexRows.smooth(errorPower, POWER_NEIGHBOURS, error);
    ComplexRows.smooth(echoPower, POWER_NEIGHBOURS, echo);
    learn();
    float severity = severity();
    ComplexRows.smooth(covariance, LEAK_NEIGHBOURS, smoothCovariance);
    ComplexRows.smooth(variance, LEAK_NEIGHBOURS, smoothVariance);
    float boost = 1 + (float) config.leakBoost() * severity;
    boost *= 1 + (float) config.aloneBoost() * alone[0];
    float tailWeight = (float) config.tailWeight() * severity;
    float tailFloor = (float) config.tailFloor() * severity;
    float keep = (float) config.tailMemory();
    float smoothing = (float) config.gainMemory();
    for (int k = 0; k < bins; k++) {
      float leak = Math.min(1, smoothCovariance[k] / (smoothVariance[k] + 0.1f));
      tail[k] = keep * tail[k] + (1 - keep) * echo[k];
      float residual =
          (float) config.uncertaintyWeight() * uncertainty[k]
              + (float) config.leakWeight() * leak * Math.max(echo[k], tailWeight * tail[k])
              + tailFloor * tail[k];
      residual = boost * residual + (float) config.leastPower();
      float before = lastResidual[k] > 0 ? lastOutput[k] / lastResidual[k] : 0;
      float now = Math.max(0, errorPower[k] / residual - 1);
      float ratio = lastResidual[k] > 0 ? smoothing * before + (1 - smoothing) * now : now;
      float g = Math.max((float) config.leastGain(), ratio / (1 + ratio));
      gain[k] = g;
      lastOutput[k] = g * g * errorPower[k];
      lastResidual[k] = residual;
      excess[k] = errorPower[k] * boost / residual;
    }
    judgePresence();
    return gain;
  }

  /** No near speech: the error hardly exceeds the residual over the whole spectrum. */
  private void judgePresence() {
    float sum = 0;
    for (int k = FIRST_LEAK_BIN; k < LAST_LEAK_BIN; k++) {
      sum += Math.min(MOST_EXCESS, excess[k]);
    }
    float mean = sum / (LAST_LEAK_BIN - FIRST_LEAK_BIN);
    float now = Math.max(0, Math.min(1, (PRESENT_EXCESS - mean) / (PRESENT_EXCESS - ALONE_EXCESS)));
    alone[0] = ALONE_MEMORY * alone[0] + (1 - ALONE_MEMORY) * now;
  }

  private void learn() {
    float slow = (float) config.leakMemory();
    float now = 1 - slow;
    for (int k = 0; k < bins; k++) {
      meanError[k] = slow * meanError[k] + now * error[k];
      meanEcho[k] = slow * meanEcho[k] + now * echo[k];
      meanProduct[k] = slow * meanProduct[k] + now * error[k] * echo[k];
      meanSquare[k] = slow * meanSquare[k] + now * echo[k] * echo[k];
      float normal = 1 / (meanEcho[k] * meanEcho[k] + 1e-20f);
      covariance[k] = Math.max(0, meanProduct[k] - meanError[k] * meanEcho[k]) * normal;
      variance[k] = Math.max(0, meanSquare[k] - meanEcho[k] * meanEcho[k]) * normal;
    }
  }

  /** How much of the echo passes the linear filter, on a scale from 0 (linear path) to 1. */
  private float severity() {
    float mean = 0;
    for (int k = FIRST_LEAK_BIN; k < LAST_LEAK_BIN; k++) {
      mean += meanEcho[k];
    }
    mean /= LAST_LEAK_BIN - FIRST_LEAK_BIN;
    float leaked = 0;
    float total = 0;
    for (int k = FIRST_LEAK_BIN; k < LAST_LEAK_BIN; k++) {
      float weight = 1 / (meanEcho[k] + 0.1f * mean + 1e-9f);
      float spread = Math.max(0, meanSquare[k] - meanEcho[k] * meanEcho[k]);
      float common = meanProduct[k] - meanError[k] * meanEcho[k];
      leaked += Math.max(-0.3f * spread, Math.min(0.5f * spread, common)) * weight;
      total += spread * weight;
    }
    leakage[0] = LEAK_MEMORY * leakage[0] + (1 - LEAK_MEMORY) * leaked;
    leakage[1] = LEAK_MEMORY * leakage[1] + (1 - LEAK_MEMORY) * total;
    double leak = Math.max(1e-4, leakage[0] / (leakage[1] + 1e-9));
    double low = StrictMath.log(config.leastLeak());
    double high = StrictMath.log(config.fullLeak());
    return (float) Math.max(0, Math.min(1, (StrictMath.log(leak) - low) / (high - low)));
  }

  void visit(EchoStateCodec codec) {
    codec.floats(meanError);
    codec.floats(meanEcho);
    codec.floats(meanProduct);
    codec.floats(meanSquare);
    codec.floats(tail);
    codec.floats(lastOutput);
    codec.floats(lastResidual);
    codec.floats(leakage);
    codec.floats(alone);
  }
}
