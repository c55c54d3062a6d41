package io.followspot.gateway.archive;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a track over a picture, in the same colour as the page. */
final class PathPainter {
  private static final double GOLDEN_ANGLE = 137.508;

  private final List<PathPoint> path;
  private final Color colour;

  PathPainter(TrackSnapshot track) {
    path = track.getPathList();
    String id = track.getTrackId();
    long ordinal = Long.parseLong(id.substring(id.lastIndexOf('.') + 1));
    float hue = (float) (ordinal * GOLDEN_ANGLE % 360 / 360);
    colour = Color.getHSBColor(hue, 0.75f, 1f);
  }

  /** Draws the path up to a time, and thinly beyond it. */
  void paintPath(BufferedImage image, long atUs) {
    Graphics2D graphics = graphics(image);
    float unit = unit(image);
    Path2D past = new Path2D.Double();
    Path2D future = new Path2D.Double();
    double[] here = null;
    for (int i = 0; i < path.size(); i++) {
      PathPoint point = path.get(i);
      if (point.getCapturedAtUs() <= atUs) {
        extend(past, point.getXPx(), point.getYPx());
        here = new double[] {point.getXPx(), point.getYPx()};
      } else {
        if (here != null && future.getCurrentPoint() == null) {
          here = between(path.get(i - 1), point, atUs);
          extend(past, here[0], here[1]);
          extend(future, here[0], here[1]);
        }
        extend(future, point.getXPx(), point.getYPx());
      }
    }
    graphics.setColor(new Color(255, 255, 255, 90));
    graphics.setStroke(stroke(1.2f * unit));
    graphics.draw(future);
    graphics.setColor(new Color(0, 0, 0, 110));
    graphics.setStroke(stroke(5f * unit));
    graphics.draw(past);
    graphics.setColor(colour);
    graphics.setStroke(stroke(3f * unit));
    graphics.draw(past);
    if (here != null) {
      double r = 4.5 * unit;
      graphics.fill(new Ellipse2D.Double(here[0] - r, here[1] - r, 2 * r, 2 * r));
      graphics.setColor(Color.WHITE);
      graphics.setStroke(stroke(1.5f * unit));
      graphics.draw(new Ellipse2D.Double(here[0] - r, here[1] - r, 2 * r, 2 * r));
    }
    graphics.dispose();
  }

  void paintBox(BufferedImage image, Box box) {
    Graphics2D graphics = graphics(image);
    float unit = unit(image);
    var outline =
        new RoundRectangle2D.Double(
            box.getLeftPx(), box.getTopPx(), box.getWidthPx(), box.getHeightPx(), 6, 6);
    graphics.setColor(new Color(0, 0, 0, 110));
    graphics.setStroke(stroke(4f * unit));
    graphics.draw(outline);
    graphics.setColor(colour);
    graphics.setStroke(stroke(2.2f * unit));
    graphics.draw(outline);
    graphics.dispose();
  }

  private static void extend(Path2D line, double x, double y) {
    if (line.getCurrentPoint() == null) {
      line.moveTo(x, y);
    } else {
      line.lineTo(x, y);
    }
  }

  private static double[] between(PathPoint a, PathPoint b, long atUs) {
    double part =
        (double) (atUs - a.getCapturedAtUs())
            / Math.max(1, b.getCapturedAtUs() - a.getCapturedAtUs());
    return new double[] {
      a.getXPx() + part * (b.getXPx() - a.getXPx()), a.getYPx() + part * (b.getYPx() - a.getYPx())
    };
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return graphics;
  }

  private static float unit(BufferedImage image) {
    return Math.max(0.7f, image.getWidth() / 720f);
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
