package io.followspot.vision.background;

/**
 * How the background is learned and told from what moves.
 *
 * @param deviations how many mean absolute deviations make a pixel foreground
 * @param minContrast smallest difference in brightness that counts, in grey levels
 * @param minColourContrast difference in Cb and Cr together that counts, in levels
 * @param learningFrames frames over which the background follows slow change
 * @param absorbFrames frames after which something that stands still becomes background
 * @param shadowRule whether darker pixels of the same colour and texture count as shadow
 * @param ghostRemoval whether the place that an object has left is known for what it is
 * @param lightChanges whether a change of light is told from things that move
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
  /** Tuned on nothing but the two recordings of docs/vision.md: vtest.avi and CDnet's highway. */
  public static final BackgroundConfig DEFAULT =
      new BackgroundConfig(4.5, 14, 12, 64, 50, true, true, true);

  /** Refuses values that would see everything or nothing. */
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
