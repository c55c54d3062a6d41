package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Box;
import java.util.List;

/** How much of an actor can be seen, by sampling its box. */
final class Visibility {
  private static final int SAMPLES = 12;

  private Visibility() {}

  /**
   * Returns the visible part of an actor's box, 0 to 1.
   *
   * @param figures all actors, the farthest first
   * @param index of the actor
   */
  static double of(List<Figure> figures, int index, SceneConfig config, int swayX, int swayY) {
    Box box = figures.get(index).box();
    int seen = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double y = box.topPx() + (i + 0.5) / SAMPLES * box.heightPx();
      for (int j = 0; j < SAMPLES; j++) {
        double x = box.leftPx() + (j + 0.5) / SAMPLES * box.widthPx();
        boolean inside = x >= 0 && y >= 0 && x < config.widthPx() && y < config.heightPx();
        if (inside
            && !hiddenByActor(figures, index, x, y)
            && !hiddenByProp(config, figures.get(index), x - swayX, y - swayY, swayY)) {
          seen++;
        }
      }
    }
    return (double) seen / (SAMPLES * SAMPLES);
  }

  private static boolean hiddenByActor(List<Figure> figures, int index, double x, double y) {
    for (int k = index + 1; k < figures.size(); k++) {
      Box other = figures.get(k).box();
      if (x >= other.leftPx()
          && x < other.rightPx()
          && y >= other.topPx()
          && y < other.bottomPx()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hiddenByProp(
      SceneConfig config, Figure figure, double x, double y, int swayY) {
    double footY = (figure.footY() - swayY) / config.heightPx();
    for (Occluder prop : Occluder.of(config.place())) {
      if (prop.footY() > footY && prop.covers(x / config.widthPx(), y / config.heightPx())) {
        return true;
      }
    }
    return false;
  }
}
