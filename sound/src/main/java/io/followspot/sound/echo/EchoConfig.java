package io.followspot.sound.echo;

/**
 * How echo is cancelled. {@link #DEFAULT} was chosen on simulated rooms and recorded clips, see
 * docs/sound.md.
 *
 * @param slow filter for a path that stays
 * @param fast filter that follows a changing path, run beside the first
 * @param uncertaintyWeight factor on the filter's own estimate of the residual echo
 * @param leakWeight factor on the echo that follows the echo estimate's power
 * @param leakMemory of that correlation per frame of 16 ms
 * @param leakBoost additional factor on the residual where the loudspeaker is not linear
 * @param aloneBoost additional factor on the residual without near speech
 * @param tailWeight how much of the reverberation counts as residual, where not linear
 * @param tailFloor part of the reverberation that always counts, where not linear
 * @param tailMemory decay of the reverberation's power per frame
 * @param leastLeak leak up to which a path counts as linear, a power ratio
 * @param fullLeak leak from which it counts as not linear
 * @param gainMemory decision-directed smoothing per frame
 * @param leastGain floor of the suppressor's gain
 * @param leastPower residual power per frequency that is always assumed
 * @param comfortNoise whether suppressed parts are filled with noise as loud as the background
 * @param noiseReductionDb how much stationary noise is reduced, 0 for not at all
 */
public record EchoConfig(
    LinearFilter slow,
    LinearFilter fast,
    double uncertaintyWeight,
    double leakWeight,
    double leakMemory,
    double leakBoost,
    double aloneBoost,
    double tailWeight,
    double tailFloor,
    double tailMemory,
    double leastLeak,
    double fullLeak,
    double gainMemory,
    double leastGain,
    double leastPower,
    boolean comfortNoise,
    double noiseReductionDb) {

  /**
   * A linear filter's parameters.
   *
   * @param taps frames of 16 ms, 1 to 6
   * @param persistence A of the state's prediction per frame, below 1
   * @param processNoise q of the first tap per frame
   * @param nearWeight factor on the near sound's power in the gain
   */
  public record LinearFilter(int taps, double persistence, double processNoise, double nearWeight) {
    /** Checks the ranges. */
    public LinearFilter {
      if (taps < 1 || taps > 6) {
        throw new IllegalArgumentException("taps must be 1 to 6, is " + taps);
      }
      if (!(persistence > 0 && persistence <= 1)) {
        throw new IllegalArgumentException("persistence must be in (0, 1], is " + persistence);
      }
    }
  }

  /** The defaults. */
  public static final EchoConfig DEFAULT =
      new EchoConfig(
          new LinearFilter(5, 0.9997, 2e-5, 0.5),
          new LinearFilter(3, 0.98, 3e-4, 0.5),
          0.7,
          0.7,
          0.98,
          4.0,
          2.0,
          1.0,
          0.1,
          0.75,
          0.01,
          0.05,
          0.9,
          0.03,
          1e-8,
          true,
          0);

  /** Checks the ranges. */
  public EchoConfig {
    if (!(noiseReductionDb >= 0 && noiseReductionDb <= 30)) {
      throw new IllegalArgumentException(
          "noise reduction must be 0 to 30 dB, is " + noiseReductionDb);
    }
    if (!(leastGain > 0 && leastGain <= 1)) {
      throw new IllegalArgumentException("least gain must be in (0, 1], is " + leastGain);
    }
  }

  /** Returns the same with stationary noise reduced by up to so many dB. */
  public EchoConfig withNoiseReduction(double decibels) {
    return new EchoConfig(
        slow,
        fast,
        uncertaintyWeight,
        leakWeight,
        leakMemory,
        leakBoost,
        aloneBoost,
        tailWeight,
        tailFloor,
        tailMemory,
        leastLeak,
        fullLeak,
        gainMemory,
        leastGain,
        leastPower,
        comfortNoise,
        decibels);
  }
}
