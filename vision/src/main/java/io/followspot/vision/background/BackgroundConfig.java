package io.followspot.vision.background;

/**
 * How the background is learned and separated from the foreground.
 *
 * @param deviations how many mean absolute deviations make a pixel foreground
 * @param minContrast smallest difference in brightness that counts, in grey levels
 * @param minColourContrast difference in Cb and Cr together that counts, in levels
 * @param learningFrames time constant of learning, in frames
 * @param absorbFrames frames after which a stationary object becomes background
 * @param shadowRule whether darker pixels of the same colour and texture count as shadow
 * @param ghostRemoval whether ghosts of objects that left are removed
 * @param lightChanges whether changes of light are separated from moving objects
 */
public record BackgroundConfig(
    double deviations,
    double minContrast,
    double minColourContrast,
    int learningFrames,
    int absorbFrames,
    boolean shadowRule,
    boolean ghostRemoval,
    boolean lightChanges) {
  /** Tuned on the two recordings of docs/vision.md only: vtest.avi and CDnet's highway. */
  public static final BackgroundConfig DEFAULT =
      new BackgroundConfig(4.5, 14, 12, 64, 50, true, true, true);

  /** Rejects values with which everything or nothing would be foreground. */
  public BackgroundConfig {
    if (!(deviations > 0) || !(minContrast > 0) || !(minColourContrast > 0)) {
      throw new IllegalArgumentException(
          "contrasts must be positive: %s deviations, %s, %s levels"
              .formatted(deviations, minContrast, minColourContrast));
    }
    if (learningFrames < 2 || learningFrames > 256 || absorbFrames < 1 || absorbFrames > 255) {
      throw new IllegalArgumentException(
          "learning over %d (2 to 256) frames, absorbing after %d (1 to 255)"
              .formatted(learningFrames, absorbFrames));
    }
  }

  public BackgroundConfig withMinContrast(double changed) {
    return new BackgroundConfig(
        deviations,
        changed,
        minColourContrast,
        learningFrames,
        absorbFrames,
        shadowRule,
        ghostRemoval,
        lightChanges);
  }

  public BackgroundConfig withLearningFrames(int changed) {
    return new BackgroundConfig(
        deviations,
        minContrast,
        minColourContrast,
        changed,
        absorbFrames,
        shadowRule,
        ghostRemoval,
        lightChanges);
  }

  public BackgroundConfig withAbsorbFrames(int changed) {
    return new BackgroundConfig(
        deviations,
        minContrast,
        minColourContrast,
        learningFrames,
        changed,
        shadowRule,
        ghostRemoval,
        lightChanges);
  }

  public BackgroundConfig withShadowRule(boolean changed) {
    return new BackgroundConfig(
        deviations,
        minContrast,
        minColourContrast,
        learningFrames,
        absorbFrames,
        changed,
        ghostRemoval,
        lightChanges);
  }

  public BackgroundConfig withGhostRemoval(boolean changed) {
    return new BackgroundConfig(
        deviations,
        minContrast,
        minColourContrast,
        learningFrames,
        absorbFrames,
        shadowRule,
        changed,
        lightChanges);
  }

  public BackgroundConfig withLightChanges(boolean changed) {
    return new BackgroundConfig(
        deviations,
        minContrast,
        minColourContrast,
        learningFrames,
        absorbFrames,
        shadowRule,
        ghostRemoval,
        changed);
  }
}
