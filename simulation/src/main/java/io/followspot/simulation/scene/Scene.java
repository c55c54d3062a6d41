package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A simulated scene: the position of each actor in each frame. Endless, unless its actors are
 * finite. Frame n is a pure function of the configuration, the actors and n. Safe for use by
 * several threads.
 */
public final class Scene {
  /** A car's roof, in heights of a person at the same place. */
  private static final double CAR_HEIGHT = 0.6;

  private final SceneConfig config;
  private final SceneActors cast;

  /** A scene with the given actors. */
  public Scene(SceneConfig config, SceneActors cast) {
    this.config = config;
    this.cast = cast;
  }

  /** An endless scene: people who cross, stop, meet, leave and return; in a street also cars. */
  public static Scene endless(SceneConfig config) {
    return endless(config, config.place() == Stage.LOBBY ? 15 : 10);
  }

  /**
   * The same with more or fewer people; about a third of them are present at a time.
   *
   * @param people 0 to 10,000
   */
  public static Scene endless(SceneConfig config, int people) {
    double aspect = (double) config.widthPx() / config.heightPx();
    return new Scene(config, new EndlessActors(config.seed(), config.place(), aspect, people));
  }

  /** A hall, 640 x 360 at 15 frames a second. */
  public static Scene lobby(long seed) {
    return endless(new SceneConfig(seed, Stage.LOBBY, 640, 360, 15));
  }

  /** A street, 640 x 360 at 15 frames a second. */
  public static Scene street(long seed) {
    return endless(new SceneConfig(seed, Stage.STREET, 640, 360, 15));
  }

  public SceneConfig config() {
    return config;
  }

  /** Returns the capture time of a frame in microseconds since the scene began. */
  public long offsetUs(long index) {
    return index * 1_000_000L / config.framesPerSecond();
  }

  /**
   * Returns the truth about a frame.
   *
   * @throws IllegalArgumentException if the index is below zero
   */
  public SceneFrame frame(long index) {
    List<Figure> figures = figures(index);
    List<SceneObject> objects = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      double visibility = Visibility.of(figures, i, config, swayX(index), swayY(index));
      if (overlapsFrame(figure.box())) {
        objects.add(new SceneObject(figure.id(), figure.label(), figure.box(), visibility));
      }
    }
    objects.sort(Comparator.comparingLong(SceneObject::id));
    long before = Math.max(0, index - 1);
    Affine motion =
        new Affine(1, 0, swayX(index) - swayX(before), 0, 1, swayY(index) - swayY(before));
    return new SceneFrame(
        index, offsetUs(index), config.widthPx(), config.heightPx(), objects, motion);
  }

  /** Returns all actors present, the farthest first. */
  List<Figure> figures(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("frame " + index + " is before the scene's beginning");
    }
    long atUs = offsetUs(index);
    List<Figure> figures = new ArrayList<>();
    for (ActorScript script : cast.around(atUs)) {
      if (script.onStage(atUs)) {
        figures.add(figure(script, atUs, index));
      }
    }
    figures.sort(Comparator.comparingDouble(Figure::footY).thenComparingLong(Figure::id));
    return figures;
  }

  /** Shift of the picture to the right by the camera's motion, in whole pixels. */
  int swayX(long index) {
    return sway(index, 1);
  }

  /** Shift of the picture down by the camera's motion, in whole pixels. */
  int swayY(long index) {
    return sway(index, 2);
  }

  /** Brightness of the light, 1 on average. */
  double light(long index) {
    double t = offsetUs(index) / 1e6;
    return 1 + config.lightSwing() * StrictMath.sin(t * 0.7 + phase(9));
  }

  private int sway(long index, int axis) {
    if (config.shakePx() == 0) {
      return 0;
    }
    double t = offsetUs(index) / 1e6;
    // Two oscillations with incommensurable periods, like a mast in the wind.
    double swing =
        0.6 * StrictMath.sin(t * 5.3 + phase(axis)) + 0.4 * StrictMath.sin(t * 13.7 + phase(-axis));
    return (int) Math.round(config.shakePx() * swing);
  }

  private double phase(int which) {
    return 2 * Math.PI * AddressedRandom.unit(config.seed(), 77, which);
  }

  private Figure figure(ActorScript script, long atUs, long index) {
    Waypoint feet = script.at(atUs);
    double aspect = (double) config.widthPx() / config.heightPx();
    double bodyHeight = config.place().heightAt(feet.y());
    boolean car = script.label().equals(ActorScript.CAR);
    double size =
        car ? CAR_HEIGHT : AddressedRandom.between(0.92, 1.08, config.seed(), script.id(), 3);
    double walked = script.walked(atUs, aspect);
    Waypoint next = script.at(Math.min(atUs + 1000, lastUs(script)));
    double dx = next.x() - feet.x();
    int heading = Math.abs(dx) < 1e-9 && next.y() == feet.y() ? 0 : dx < 0 ? -1 : 1;
    return new Figure(
        script.id(),
        script.label(),
        feet.x() * config.widthPx() + swayX(index),
        feet.y() * config.heightPx() + swayY(index),
        bodyHeight * size * config.heightPx(),
        walked / (0.27 * bodyHeight),
        heading);
  }

  private static long lastUs(ActorScript script) {
    return script.waypoints().get(script.waypoints().size() - 1).atUs();
  }

  private boolean overlapsFrame(Box box) {
    return box.rightPx() > 0
        && box.bottomPx() > 0
        && box.leftPx() < config.widthPx()
        && box.topPx() < config.heightPx();
  }
}
