package io.followspot.simulation.room;

/** A loudspeaker behind a buffer that delays and an amplifier that clips. */
final class Loudspeaker {
  private Loudspeaker() {}

  /** Returns what it plays: late by the plan's delay, and softly limited if it clips. */
  static float[] play(float[] far, TalkPlan plan) {
    float[] out = new float[far.length];
    int late = plan.delayMs() * SimulatedTalk.RATE / 1_000;
    System.arraycopy(far, 0, out, Math.min(late, far.length), Math.max(0, far.length - late));
    if (plan.clipDb() > 0) {
      clip(out, plan.clipDb());
    }
    return out;
  }

  private static void clip(float[] sound, double clipDb) {
    double loudest = 0;
    for (float sample : sound) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    double limit = loudest * StrictMath.pow(10, -clipDb / 20);
    for (int i = 0; i < sound.length && limit > 0; i++) {
      sound[i] = (float) (limit * StrictMath.tanh(sound[i] / limit));
    }
  }
}
