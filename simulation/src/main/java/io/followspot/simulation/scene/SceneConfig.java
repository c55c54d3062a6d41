package io.followspot.simulation.scene;

/**
 * How a scene is rendered.
 *
 * @param seed the same seed gives the same scene, to the byte
 * @param place the place shown
 * @param widthPx 64 to 3840
 * @param heightPx 48 to 2160
 * @param framesPerSecond 1 to 120
 * @param shakePx largest displacement of the camera, in pixels; 0 is a fixed camera
 * @param lightSwing amplitude of the light's change, as a fraction; 0 is constant light
 */
public record SceneConfig(
    long seed,
    Stage place,
    int widthPx,
    int heightPx,
    int framesPerSecond,
    double shakePx,
    double lightSwing) {
  /** Rejects values out of range. */
  public SceneConfig {
    check(widthPx >= 64 && widthPx <= 3840, "width", widthPx);
    check(heightPx >= 48 && heightPx <= 2160, "height", heightPx);
    check(framesPerSecond >= 1 && framesPerSecond <= 120, "frames per second", framesPerSecond);
    check(shakePx >= 0 && shakePx <= 32, "shake", shakePx);
    check(lightSwing >= 0 && lightSwing <= 0.5, "light swing", lightSwing);
  }

  /** A fixed camera in constant light. */
  public SceneConfig(long seed, Stage place, int widthPx, int heightPx, int framesPerSecond) {
    this(seed, place, widthPx, heightPx, framesPerSecond, 0, 0);
  }

  private static void check(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException("scene's " + what + " " + value + " is out of range");
    }
  }
}
