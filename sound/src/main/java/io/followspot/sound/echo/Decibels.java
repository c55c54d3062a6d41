package io.followspot.sound.echo;

/** Levels below full scale. */
public final class Decibels {
  /** The level of silence. */
  public static final double SILENCE_DB = -120;

  private Decibels() {}

  /** Returns the level of samples: 10 lg of their mean square, at least {@link #SILENCE_DB}. */
  public static double level(float[] samples) {
    double sum = 0;
    int finite = 0;
    for (float sample : samples) {
      if (Float.isFinite(sample)) {
        sum += (double) sample * sample;
        finite++;
      }
    }
    return finite == 0 ? SILENCE_DB : ofPower(sum / finite);
  }

  /** Returns 10 lg of a power, at least {@link #SILENCE_DB}. */
  public static double ofPower(double power) {
    return power <= 1e-12 ? SILENCE_DB : 10 * StrictMath.log10(power);
  }
}
