package io.followspot.sound.listen;

import java.nio.ByteBuffer;

/**
 * Distinguishes loud sounds from a background that it learns: a level that is averaged over about
 * 50 ms, against one that follows it over about ten seconds upward and two downward.
 */
final class LoudnessMonitor {
  static final int STATE_BYTES = 4 * Float.BYTES;

  private static final float FAST = 0.3f;
  private static final float RISE = 0.002f;
  private static final float FALL = 0.01f;

  /** Two seconds. */
  private static final int LEARNING_HOPS = 125;

  /** Half a second of quiet comes before the next loud sound. */
  private static final int QUIET_HOPS = 31;

  private static final double AUDIBLE_DB = -50;

  private final double loudDb;
  private float levelDb = -120;
  private float backgroundDb = -120;
  private int learnedHops;

  /** Hops until the next loud sound can be reported; 0 if none is in progress. */
  private int holdHops;

  LoudnessMonitor(double loudDb) {
    this.loudDb = loudDb;
  }

  /** Processes the level of a hop; returns whether a loud sound started with it. */
  boolean step(double hopDb) {
    levelDb = learnedHops == 0 ? (float) hopDb : levelDb + FAST * (float) (hopDb - levelDb);
    boolean learned = learnedHops >= LEARNING_HOPS;
    double above = levelDb - backgroundDb;
    boolean loud = learned && above >= loudDb && levelDb >= AUDIBLE_DB;
    boolean began = loud && holdHops == 0;
    if (loud || (holdHops > 0 && above >= loudDb / 2)) {
      holdHops = QUIET_HOPS;
    } else if (holdHops > 0) {
      holdHops--;
    }
    learn(hopDb);
    return began;
  }

  private void learn(double hopDb) {
    float share = Math.max(1f / (learnedHops + 1), hopDb > backgroundDb ? RISE : FALL);
    backgroundDb += share * (float) (hopDb - backgroundDb);
    learnedHops = Math.min(LEARNING_HOPS, learnedHops + 1);
  }

  double levelDb() {
    return levelDb;
  }

  /** The learned background; silence until it is learned. */
  double backgroundDb() {
    return learnedHops < LEARNING_HOPS ? -120 : backgroundDb;
  }

  void read(ByteBuffer state) {
    levelDb = state.getFloat();
    backgroundDb = state.getFloat();
    learnedHops = state.getInt();
    holdHops = state.getInt();
  }

  void write(ByteBuffer state) {
    state.putFloat(levelDb).putFloat(backgroundDb).putInt(learnedHops).putInt(holdHops);
  }
}
