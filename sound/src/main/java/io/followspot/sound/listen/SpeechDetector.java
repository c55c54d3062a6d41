package io.followspot.sound.listen;

import java.nio.ByteBuffer;

/**
 * Distinguishes speech: hops that are louder than the floor, and voiced. Enough of them in a
 * quarter of a second begin it; none for most of a second ends it.
 */
final class SpeechDetector {
  static final int STATE_BYTES = Float.BYTES + Integer.BYTES + 3 * Long.BYTES;

  private static final float FLOOR_FALL = 0.2f;

  /** 2 dB per second, so that steady tones become part of the floor. */
  private static final float FLOOR_RISE_DB = 0.032f;

  private static final double ABOVE_FLOOR_DB = 9;
  private static final double AUDIBLE_DB = -60;
  private static final double VOICED = 0.65;
  private static final int RECENT_HOPS = 16;
  private static final int ENOUGH = 6;

  /** 0.8 s. */
  private static final int PAUSE_HOPS = 50;

  private float floorDb = -120;
  private int started;

  /** Bit n says that the hop n hops ago counted. */
  private long recent;

  /** Hops since the listener began at which speech began and last counted; -1 while silent. */
  private long beganAtHop = -1;

  private long lastAtHop = -1;

  /**
   * Processes a hop.
   *
   * @param levelDb of the hop
   * @param voicing of the hop, see {@link VoicingMeasure}
   * @param hop its number
   * @return +1 if speech is now known to have begun, -1 if it is known to have ended, else 0
   */
  int step(double levelDb, double voicing, long hop) {
    boolean counts = follow(levelDb) && voicing >= VOICED;
    recent = recent << 1 | (counts ? 1 : 0);
    if (counts) {
      lastAtHop = hop;
    }
    long window = recent & ((1L << RECENT_HOPS) - 1);
    if (beganAtHop < 0 && Long.bitCount(window) >= ENOUGH) {
      int first = Long.SIZE - 1 - Long.numberOfLeadingZeros(window);
      beganAtHop = Math.max(0, hop - first);
      return 1;
    }
    return beganAtHop >= 0 && hop - lastAtHop >= PAUSE_HOPS ? -1 : 0;
  }

  /** Follows the floor; returns whether the hop is clearly above it. */
  private boolean follow(double levelDb) {
    if (started == 0) {
      started = 1;
      floorDb = (float) levelDb;
    }
    boolean above = levelDb >= floorDb + ABOVE_FLOOR_DB && levelDb >= AUDIBLE_DB;
    floorDb +=
        levelDb < floorDb
            ? FLOOR_FALL * (float) (levelDb - floorDb)
            : Math.min(FLOOR_RISE_DB, (float) (levelDb - floorDb));
    return above;
  }

  /** Whether there is speech. */
  boolean speaks() {
    return beganAtHop >= 0;
  }

  long beganAtHop() {
    return beganAtHop;
  }

  long lastAtHop() {
    return lastAtHop;
  }

  void silence() {
    beganAtHop = -1;
    recent = 0;
  }

  void read(ByteBuffer state) {
    floorDb = state.getFloat();
    started = state.getInt();
    recent = state.getLong();
    beganAtHop = state.getLong();
    lastAtHop = state.getLong();
  }

  void write(ByteBuffer state) {
    state.putFloat(floorDb).putInt(started);
    state.putLong(recent).putLong(beganAtHop).putLong(lastAtHop);
  }
}
