package io.followspot.simulation.room;

import java.util.Random;

/** A person who walks to and fro before the camera, and reflects the loudspeaker's sound. */
final class WalkingPerson {
  /** Share of the sound's amplitude that a body returns. */
  private static final double REFLECTED = 0.3;

  private static final double NEAREST_M = 0.6;

  private WalkingPerson() {}

  /**
   * Adds the reflection: its path grows and shrinks at walking pace.
   *
   * @param played the loudspeaker's sound, amplitude 1 at one metre
   * @param direct amplitude of the direct path, the most a reflection may have
   * @param echo receives the reflection
   */
  static void reflect(float[] played, long seed, double direct, float[] echo) {
    Random random = new Random(seed);
    double rangeM = 0.5 + random.nextDouble();
    double turnsPerSecond = 0.1 + 0.15 * random.nextDouble();
    double phase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < echo.length; i++) {
      double turn = phase + 2 * Math.PI * turnsPerSecond * i / SimulatedTalk.RATE;
      double awayM = NEAREST_M + rangeM * (0.5 + 0.5 * StrictMath.sin(turn));
      double pathM = 2 * awayM;
      double from = i - pathM / ShoeboxRoom.SOUND_M_PER_S * SimulatedTalk.RATE;
      int before = (int) Math.floor(from);
      if (before >= 0) {
        double share = from - before;
        double sample = (1 - share) * played[before] + share * played[before + 1];
        echo[i] += (float) (sample * Math.min(direct, REFLECTED / pathM));
      }
    }
  }
}
