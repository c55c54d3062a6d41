package io.followspot.simulation.scene;

/**
 * The errors of a simulated detector. Probabilities are 0 to 1.
 *
 * @param missed probability that a fully visible object is missed in a single frame
 * @param dropout probability that it is missed for several frames in a row
 * @param jitter of each side of a box, as a fraction of the box's size: standard deviation
 * @param merged probability that two objects which overlap by half are detected as one box, for
 *     several frames
 * @param ghosts false detections in a frame, on average; half of them last for several frames
 * @param doubled probability that an object is detected as two boxes, the whole and a part
 */
public record DetectorNoise(
    double missed, double dropout, double jitter, double merged, double ghosts, double doubled) {
  /** No errors: every visible object, exact to the pixel. */
  public static final DetectorNoise NONE = new DetectorNoise(0, 0, 0, 0, 0, 0);

  /** A modern network on clear pictures. */
  public static final DetectorNoise GOOD = new DetectorNoise(0.04, 0.03, 0.03, 0.15, 0.2, 0.01);

  /** A small network, or a motion detector: much is missed, merged or doubled. */
  public static final DetectorNoise WEAK = new DetectorNoise(0.12, 0.10, 0.07, 0.5, 0.8, 0.06);

  /** Rejects probabilities outside 0 to 1 and negative rates. */
  public DetectorNoise {
    check(missed <= 1, missed, "missed");
    check(dropout <= 1, dropout, "dropout");
    check(jitter <= 0.5, jitter, "jitter");
    check(merged <= 1, merged, "merged");
    check(ghosts <= 100, ghosts, "ghosts");
    check(doubled <= 1, doubled, "doubled");
  }

  private static void check(boolean small, double value, String what) {
    if (!(value >= 0) || !small) {
      throw new IllegalArgumentException("detector noise: " + what + " " + value);
    }
  }
}
