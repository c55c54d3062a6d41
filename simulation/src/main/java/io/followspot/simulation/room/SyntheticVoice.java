package io.followspot.simulation.room;

import java.util.Random;

/**
 * Speech-like sound from a seed: pulses of a voice's pitch, or noise, through moving resonances, in
 * phones, words and pauses. No language; but spectrum, pitch and pauses like speech.
 */
final class SyntheticVoice {
  private static final int RATE = SimulatedTalk.RATE;

  /** One-pole filter of the pulses: a glottis has little power at high frequencies. */
  private static final double GLOTTIS = 0.9;

  /** Share of the way to the wanted loudness with each sample, 10 ms in all. */
  private static final double ATTACK = 1 / (0.01 * RATE);

  /** From one pulse to the next the pitch varies by that share, as in every voice. */
  private static final double JITTER = 0.02;

  /** Share of the way to the next phone's pitch with each pulse. */
  private static final double GLIDE = 0.1;

  private final Random random;
  private final double pitchHz;
  private int phonesLeft;

  /**
   * A stretch of equal sound.
   *
   * @param samples how long it lasts
   * @param loudness 0 for a pause
   * @param voiced pulses, else noise
   * @param pitchHz of the pulses
   */
  record Phone(
      int samples,
      double loudness,
      boolean voiced,
      double pitchHz,
      double firstHz,
      double secondHz,
      double thirdHz) {
    double formantHz(int number) {
      return number == 0 ? firstHz : number == 1 ? secondHz : thirdHz;
    }
  }

  private SyntheticVoice(long seed) {
    random = new Random(seed);
    pitchHz = 90 + 130 * random.nextDouble();
  }

  /**
   * Returns speech-like sound.
   *
   * @param level root mean square, full scale at 1
   */
  static float[] speak(long seed, double seconds, double level) {
    return new SyntheticVoice(seed).speak(new float[(int) (seconds * RATE)], level);
  }

  private float[] speak(float[] out, double level) {
    FormantFilter mouth = new FormantFilter();
    double loudness = 0;
    double phase = 0;
    double glottis = 0;
    double glidingHz = pitchHz;
    double pulseHz = pitchHz;
    int at = 0;
    while (at < out.length) {
      Phone phone = next();
      for (int end = Math.min(out.length, at + phone.samples()); at < end; at++) {
        loudness += ATTACK * (phone.loudness() - loudness);
        phase += pulseHz / RATE;
        double pulse = phase >= 1 ? 1 : 0;
        phase -= pulse;
        double noise = random.nextGaussian();
        if (pulse > 0) {
          glidingHz += GLIDE * (phone.pitchHz() - glidingHz);
          pulseHz = glidingHz * (1 + JITTER * noise);
        }
        glottis = GLOTTIS * glottis + (1 - GLOTTIS) * (8 * pulse + 0.05 * noise);
        double excitation = phone.voiced() ? glottis : 0.1 * noise;
        out[at] = (float) (loudness * mouth.filter(excitation, phone));
      }
    }
    return scaled(out, level);
  }

  private Phone next() {
    boolean pause = phonesLeft == 0;
    if (pause) {
      phonesLeft = 3 + random.nextInt(9);
    } else {
      phonesLeft--;
    }
    double seconds = pause ? 0.1 + 0.4 * random.nextDouble() : 0.06 + 0.1 * random.nextDouble();
    return new Phone(
        (int) (seconds * RATE),
        pause ? 0 : 0.3 + 0.7 * random.nextDouble(),
        random.nextInt(4) > 0,
        pitchHz * (0.85 + 0.3 * random.nextDouble()),
        280 + 500 * random.nextDouble(),
        900 + 1_400 * random.nextDouble(),
        2_400 + 900 * random.nextDouble());
  }

  /** Scales sound to a level; silence remains. */
  static float[] scaled(float[] sound, double level) {
    double power = 0;
    for (float sample : sound) {
      power += (double) sample * sample;
    }
    float factor = power == 0 ? 0 : (float) (level / Math.sqrt(power / sound.length));
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= factor;
    }
    return sound;
  }
}
