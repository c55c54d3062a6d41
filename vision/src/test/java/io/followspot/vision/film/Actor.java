package io.followspot.vision.film;

import io.followspot.tracking.geometry.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * An object of a film, whose place is known in every frame.
 *
 * @param kind what it looks like
 * @param motion where it is at a time, in seconds; empty while it is not in the scene
 * @param colour of most of it
 */
record Actor(Kind kind, Motion motion, Color colour) {
  enum Kind {
    WALKER,
    CAR
  }

  /** Where it is. */
  @FunctionalInterface
  interface Motion {
    Optional<Box> at(double seconds);
  }

  /** Crosses the picture of 640 pixels once, from one side to the other, feet at a height. */
  static Motion crossing(double fromS, double feetPx, double heightPx, double pxPerS) {
    double widthPx = 0.4 * heightPx;
    return s -> {
      double way = (s - fromS) * Math.abs(pxPerS);
      double left = pxPerS > 0 ? way - widthPx : 640 - way;
      return way < 0 || way > 640 + widthPx
          ? Optional.empty()
          : Optional.of(new Box(left, feetPx - heightPx, widthPx, heightPx));
    };
  }

  /** Whether enough of it is within the picture to be an object for people. */
  boolean isSeen(double seconds) {
    return motion
        .at(seconds)
        .filter(b -> b.leftPx() + 0.7 * b.widthPx() > 0 && b.leftPx() + 0.3 * b.widthPx() < 640)
        .filter(b -> b.topPx() + 0.5 * b.heightPx() < 360)
        .isPresent();
  }

  /**
   * Whether it is elsewhere than in the first picture, so that a motion detector can know of it.
   */
  boolean hasMoved(double seconds) {
    return !motion.at(seconds).equals(motion.at(0));
  }

  void draw(Graphics2D pen, double seconds) {
    motion.at(seconds).ifPresent(box -> draw(pen, box, seconds));
  }

  private void draw(Graphics2D pen, Box box, double seconds) {
    double x = box.leftPx();
    double y = box.topPx();
    double w = box.widthPx();
    double h = box.heightPx();
    pen.setColor(colour);
    if (kind == Kind.CAR) {
      pen.fill(new Rectangle2D.Double(x, y + 0.35 * h, w, 0.5 * h));
      pen.fill(new Rectangle2D.Double(x + 0.18 * w, y, 0.6 * w, 0.4 * h));
      pen.setColor(new Color(40, 45, 55));
      pen.fill(new Rectangle2D.Double(x + 0.24 * w, y + 0.07 * h, 0.48 * w, 0.26 * h));
      pen.fill(new Ellipse2D.Double(x + 0.1 * w, y + 0.7 * h, 0.2 * w, 0.3 * h));
      pen.fill(new Ellipse2D.Double(x + 0.68 * w, y + 0.7 * h, 0.2 * w, 0.3 * h));
      return;
    }
    double step = 0.18 * w * Math.sin(7 * seconds);
    pen.setColor(colour.darker());
    for (double side : new double[] {-step, step}) {
      Path2D leg = new Path2D.Double();
      leg.moveTo(x + 0.3 * w, y + 0.5 * h);
      leg.lineTo(x + 0.7 * w, y + 0.5 * h);
      leg.lineTo(x + 0.6 * w + side, y + h);
      leg.lineTo(x + 0.4 * w + side, y + h);
      leg.closePath();
      pen.fill(leg);
    }
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x + 0.18 * w, y + 0.17 * h, 0.64 * w, 0.42 * h));
    pen.setColor(new Color(205, 160, 130));
    pen.fill(new Ellipse2D.Double(x + 0.3 * w, y, 0.4 * w, 0.18 * h));
  }

  /** Its shadow on the ground, to the right of its feet. */
  Optional<Path2D> shadow(double seconds) {
    return motion
        .at(seconds)
        .map(
            box -> {
              double feet = box.topPx() + box.heightPx();
              double reach = 0.7 * box.heightPx();
              Path2D shape = new Path2D.Double();
              shape.moveTo(box.leftPx() + 0.1 * box.widthPx(), feet);
              shape.lineTo(box.leftPx() + 0.9 * box.widthPx(), feet);
              shape.lineTo(box.leftPx() + 0.9 * box.widthPx() + reach, feet + 0.28 * reach);
              shape.lineTo(box.leftPx() + 0.3 * box.widthPx() + reach, feet + 0.34 * reach);
              shape.closePath();
              return shape;
            });
  }
}
