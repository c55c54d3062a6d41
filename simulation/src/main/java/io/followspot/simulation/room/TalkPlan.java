package io.followspot.simulation.room;

import java.util.Locale;

/**
 * What happens in a simulated room.
 *
 * @param seed of room, places and voices
 * @param seconds how long, 1 to 600
 * @param delayMs from the loudspeaker's signal to its sound, 0 to 500
 * @param driftPpm by how much the loudspeaker's clock is faster, -1,000 to 1,000
 * @param clipDb by how much the loudspeaker clips its loudest sound, 0 to 20; 0 for not at all
 * @param changeAtSeconds when the microphone is moved by some decimetres; 0 for never
 * @param walking whether a person moves through the room and reflects the loudspeaker's sound
 * @param near whether a person talks nearby
 * @param noiseDb level of the microphone's noise, dB below full scale, -120 to -20
 */
public record TalkPlan(
    long seed,
    double seconds,
    int delayMs,
    double driftPpm,
    double clipDb,
    double changeAtSeconds,
    boolean walking,
    boolean near,
    double noiseDb) {
  /** The names that {@link #parse} knows. */
  public static final String NAMES =
      "seed, seconds, delay (ms), drift (ppm), clip (dB), change (seconds), walking, near, noise"
          + " (dB)";

  /** Checks the ranges. */
  public TalkPlan {
    check("seconds", seconds, 1, 600);
    check("delay", delayMs, 0, 500);
    check("drift", driftPpm, -1_000, 1_000);
    check("clip", clipDb, 0, 20);
    check("change", changeAtSeconds, 0, seconds);
    check("noise", noiseDb, -120, -20);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s=%s is not within %.0f to %.0f", name, value, least, most));
    }
  }

  /** Both talk for ten seconds, 100 ms of delay, in silence, nothing moves. */
  public static TalkPlan of(long seed) {
    return new TalkPlan(seed, 10, 100, 0, 0, 0, false, true, -70);
  }

  /**
   * Parses {@code seed=7,drift=100,near=false}: names as in {@link #NAMES}, in any order; what is
   * not named is as in {@link #of}.
   *
   * @throws IllegalArgumentException if a name is not known or a value out of range
   */
  public static TalkPlan parse(String text) {
    TalkPlan plan = of(1);
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length != 2) {
        throw new IllegalArgumentException("\"" + part + "\" is not NAME=VALUE");
      }
      plan = plan.with(pair[0].strip(), pair[1].strip());
    }
    return plan;
  }

  private TalkPlan with(String name, String value) {
    try {
      return switch (name) {
        case "seed" ->
            new TalkPlan(
                Long.parseLong(value),
                seconds,
                delayMs,
                driftPpm,
                clipDb,
                changeAtSeconds,
                walking,
                near,
                noiseDb);
        case "seconds" -> withSeconds(Double.parseDouble(value));
        case "delay" -> withDelayMs(Integer.parseInt(value));
        case "drift" -> withDriftPpm(Double.parseDouble(value));
        case "clip" -> withClipDb(Double.parseDouble(value));
        case "change" -> withChangeAtSeconds(Double.parseDouble(value));
        case "walking" -> withWalking(truth(name, value));
        case "near" -> withNear(truth(name, value));
        case "noise" -> withNoiseDb(Double.parseDouble(value));
        default ->
            throw new IllegalArgumentException("\"" + name + "\" is not known; known are " + NAMES);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + "=" + value + " is not a number", e);
    }
  }

  private static boolean truth(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(name + "=" + value + " is not true or false");
    };
  }

  /** A copy of another length. */
  public TalkPlan withSeconds(double value) {
    return new TalkPlan(
        seed, value, delayMs, driftPpm, clipDb, changeAtSeconds, walking, near, noiseDb);
  }

  /** A copy with another delay. */
  public TalkPlan withDelayMs(int value) {
    return new TalkPlan(
        seed, seconds, value, driftPpm, clipDb, changeAtSeconds, walking, near, noiseDb);
  }

  /** A copy with clocks that drift apart. */
  public TalkPlan withDriftPpm(double value) {
    return new TalkPlan(
        seed, seconds, delayMs, value, clipDb, changeAtSeconds, walking, near, noiseDb);
  }

  /** A copy whose loudspeaker clips. */
  public TalkPlan withClipDb(double value) {
    return new TalkPlan(
        seed, seconds, delayMs, driftPpm, value, changeAtSeconds, walking, near, noiseDb);
  }

  /** A copy in which the microphone is moved. */
  public TalkPlan withChangeAtSeconds(double value) {
    return new TalkPlan(seed, seconds, delayMs, driftPpm, clipDb, value, walking, near, noiseDb);
  }

  /** A copy with or without a person who walks about. */
  public TalkPlan withWalking(boolean value) {
    return new TalkPlan(
        seed, seconds, delayMs, driftPpm, clipDb, changeAtSeconds, value, near, noiseDb);
  }

  /** A copy with or without a voice nearby. */
  public TalkPlan withNear(boolean value) {
    return new TalkPlan(
        seed, seconds, delayMs, driftPpm, clipDb, changeAtSeconds, walking, value, noiseDb);
  }

  /** A copy with another noise. */
  public TalkPlan withNoiseDb(double value) {
    return new TalkPlan(
        seed, seconds, delayMs, driftPpm, clipDb, changeAtSeconds, walking, near, value);
  }
}
