package io.followspot.simulation.room;

import io.followspot.simulation.room.SyntheticVoice.Phone;

/**
 * Three resonances one after the other, as a mouth has, after D. Klatt, "Software for a
 * cascade/parallel formant synthesizer" (JASA 1980). Their frequencies glide.
 */
final class FormantFilter {
  private static final double[] BANDWIDTH_HZ = {90, 110, 170};
  private static final int UPDATE_SAMPLES = 32;

  /** Share of the way to the next phone's resonances at each update, 20 ms in all. */
  private static final double GLIDE = 0.1;

  private final double[] frequencyHz = {500, 1_500, 2_500};
  private final double[] gain = new double[3];
  private final double[] first = new double[3];
  private final double[] second = new double[3];
  private final double[] last = new double[3];
  private final double[] lastButOne = new double[3];
  private int samples;

  double filter(double excitation, Phone phone) {
    if (samples++ % UPDATE_SAMPLES == 0) {
      glide(phone);
    }
    double sound = excitation;
    for (int i = 0; i < frequencyHz.length; i++) {
      double out = gain[i] * sound + first[i] * last[i] - second[i] * lastButOne[i];
      lastButOne[i] = last[i];
      last[i] = out;
      sound = out;
    }
    return sound;
  }

  private void glide(Phone phone) {
    for (int i = 0; i < frequencyHz.length; i++) {
      frequencyHz[i] += GLIDE * (phone.formantHz(i) - frequencyHz[i]);
      double radius = StrictMath.exp(-Math.PI * BANDWIDTH_HZ[i] / SimulatedTalk.RATE);
      double angle = 2 * Math.PI * frequencyHz[i] / SimulatedTalk.RATE;
      first[i] = 2 * radius * StrictMath.cos(angle);
      second[i] = radius * radius;
      gain[i] = 1 - first[i] + second[i];
    }
  }
}
