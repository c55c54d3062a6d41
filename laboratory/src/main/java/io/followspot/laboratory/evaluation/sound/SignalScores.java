package io.followspot.laboratory.evaluation.sound;

/** Scores against the known clean voice. */
public final class SignalScores {
  private SignalScores() {}

  /**
   * Returns the scale-invariant ratio of voice to distortion, in dB, after J. Le Roux et al., "SDR:
   * half-baked or well done?" (ICASSP 2019); no mean is taken off.
   *
   * @param estimate cleaned sound
   * @param voice the clean voice, aligned with it
   */
  public static double siSdrDb(float[] estimate, float[] voice) {
    int length = Math.min(estimate.length, voice.length);
    double cross = 0;
    double power = 0;
    for (int i = 0; i < length; i++) {
      cross += (double) estimate[i] * voice[i];
      power += (double) voice[i] * voice[i];
    }
    double scale = cross / power;
    double distortion = 0;
    for (int i = 0; i < length; i++) {
      double d = estimate[i] - scale * voice[i];
      distortion += d * d;
    }
    return 10 * Math.log10(scale * scale * power / distortion);
  }

  /**
   * Returns the echo reduction in dB: the ratio of the signals without the voice, before and after.
   *
   * @param microphone sound before
   * @param cleaned sound after, aligned
   * @param voice the clean voice; zeros without speech
   * @param from first sample
   * @param to one behind the last
   */
  public static double echoReductionDb(
      float[] microphone, float[] cleaned, float[] voice, int from, int to) {
    double before = 0;
    double after = 0;
    for (int i = from; i < to; i++) {
      double b = microphone[i] - voice[i];
      double a = cleaned[i] - voice[i];
      before += b * b;
      after += a * a;
    }
    return 10 * Math.log10((before + 1e-12) / (after + 1e-12));
  }
}
