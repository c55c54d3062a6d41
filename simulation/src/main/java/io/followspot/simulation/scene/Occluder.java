package io.followspot.simulation.scene;

import java.util.List;

/**
 * An upright object that hides actors behind it. Positions are fractions of the frame.
 *
 * @param x of its middle
 * @param width of its trunk
 * @param top of its trunk
 * @param footY where it stands; larger is nearer
 * @param rgb colour
 */
record Occluder(double x, double width, double top, double footY, int rgb) {
  private static final List<Occluder> LOBBY =
      List.of(
          new Occluder(0.30, 0.045, -0.2, 0.72, 0xB9AE9C),
          new Occluder(0.74, 0.045, -0.2, 0.72, 0xB9AE9C));
  private static final List<Occluder> STREET =
      List.of(
          new Occluder(0.22, 0.022, 0.20, 0.70, 0x4E3B2A),
          new Occluder(0.63, 0.010, 0.05, 0.71, 0x3C4043));

  static List<Occluder> of(Stage place) {
    return place == Stage.LOBBY ? LOBBY : STREET;
  }

  boolean covers(double atX, double atY) {
    return Math.abs(atX - x) <= width / 2 && atY >= top && atY <= footY;
  }
}
