package io.followspot.laboratory.annotate;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Observation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Draws boxes, trails, zones and lines into the frames of a film, in the page's colours. */
final class FramePainter {
  private static final double GOLDEN_ANGLE_DEG = 137.508;
  private static final long TRAIL_US = 3_000_000;
  private static final Color SHADE = new Color(0, 0, 0, 130);
  private static final Color REGION = new Color(255, 214, 90);

  private final CameraRegistration camera;
  private final FilmSummary summary;
  private final Map<Long, Deque<TrailPoint>> trails = new HashMap<>();

  FramePainter(CameraRegistration camera, FilmSummary summary) {
    this.camera = camera;
    this.summary = summary;
  }

  private record TrailPoint(double xPx, double yPx, long atUs) {}

  /** Draws into the image; frames must come in order. */
  void paint(BufferedImage image, AnnotatedFrame frame) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    float unit = Math.max(0.7f, image.getWidth() / 900f);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(13 * unit)));
    for (Zone zone : camera.getZonesList()) {
      zone(graphics, zone, image, unit);
    }
    for (Line line : camera.getLinesList()) {
      line(graphics, line, image, unit);
    }
    for (Observation observation : frame.observations()) {
      if (observation.reported()) {
        track(graphics, observation, frame.offsetUs(), unit);
      }
    }
    trails.values().removeIf(t -> t.isEmpty() || t.getLast().atUs() < frame.offsetUs() - TRAIL_US);
    for (Observation observation : frame.observations()) {
      if (observation.reported()) {
        name(graphics, observation, unit);
      }
    }
    clock(graphics, frame, image, unit);
    graphics.dispose();
  }

  private void track(Graphics2D graphics, Observation observation, long atUs, float unit) {
    Color colour = colour(observation.ordinal());
    Box box = observation.box();
    Deque<TrailPoint> trail =
        trails.computeIfAbsent(observation.ordinal(), ordinal -> new ArrayDeque<>());
    trail.add(new TrailPoint(box.leftPx() + box.widthPx() / 2, box.topPx() + box.heightPx(), atUs));
    while (trail.getFirst().atUs() < atUs - TRAIL_US) {
      trail.removeFirst();
    }
    Path2D way = new Path2D.Double();
    for (TrailPoint point : trail) {
      if (way.getCurrentPoint() == null) {
        way.moveTo(point.xPx(), point.yPx());
      } else {
        way.lineTo(point.xPx(), point.yPx());
      }
    }
    Rectangle2D outline =
        new Rectangle2D.Double(box.leftPx(), box.topPx(), box.widthPx(), box.heightPx());
    graphics.setColor(SHADE);
    graphics.setStroke(stroke(4f * unit, false));
    graphics.draw(way);
    graphics.draw(outline);
    graphics.setColor(colour);
    graphics.setStroke(stroke(2.2f * unit, false));
    graphics.draw(way);
    // Dashed where the box is predicted: this frame has no detection of the track.
    graphics.setStroke(stroke(2.2f * unit, !observation.detected()));
    graphics.draw(outline);
  }

  /** Above the box, or inside it if the box reaches the upper edge of the picture. */
  private static void name(Graphics2D graphics, Observation observation, float unit) {
    String name =
        observation.label().isEmpty()
            ? "#" + observation.ordinal()
            : "#" + observation.ordinal() + " " + observation.label();
    Box box = observation.box();
    double above = box.topPx() - 5 * unit;
    double baseline = above < 14 * unit ? box.topPx() + 16 * unit : above;
    text(graphics, name, box.leftPx(), baseline, colour(observation.ordinal()), unit);
  }

  private static Color colour(long ordinal) {
    return Color.getHSBColor((float) (ordinal * GOLDEN_ANGLE_DEG % 360 / 360), 0.75f, 1f);
  }

  private void zone(Graphics2D graphics, Zone zone, BufferedImage image, float unit) {
    Path2D outline = new Path2D.Double();
    for (RelativePoint corner : zone.getPolygonList()) {
      double x = corner.getX() * image.getWidth();
      double y = corner.getY() * image.getHeight();
      if (outline.getCurrentPoint() == null) {
        outline.moveTo(x, y);
      } else {
        outline.lineTo(x, y);
      }
    }
    outline.closePath();
    graphics.setColor(new Color(255, 214, 90, 40));
    graphics.fill(outline);
    graphics.setColor(REGION);
    graphics.setStroke(stroke(1.6f * unit, false));
    graphics.draw(outline);
    Rectangle2D bounds = outline.getBounds2D();
    String caption = zone.getZoneId() + ": " + summary.entries(zone.getZoneId()) + " entered";
    text(graphics, caption, bounds.getX(), bounds.getY() - 4 * unit, REGION, unit);
  }

  private void line(Graphics2D graphics, Line line, BufferedImage image, float unit) {
    double x1 = line.getStart().getX() * image.getWidth();
    double y1 = line.getStart().getY() * image.getHeight();
    double x2 = line.getEnd().getX() * image.getWidth();
    double y2 = line.getEnd().getY() * image.getHeight();
    Path2D drawn = new Path2D.Double();
    drawn.moveTo(x1, y1);
    drawn.lineTo(x2, y2);
    graphics.setColor(SHADE);
    graphics.setStroke(stroke(4f * unit, false));
    graphics.draw(drawn);
    graphics.setColor(REGION);
    graphics.setStroke(stroke(2f * unit, false));
    graphics.draw(drawn);
    int[] counts = summary.crossings().getOrDefault(line.getLineId(), new int[2]);
    String caption = line.getLineId() + ": " + counts[0] + " forward, " + counts[1] + " backward";
    text(graphics, caption, x1 + 4 * unit, y1 - 6 * unit, REGION, unit);
  }

  private static void clock(
      Graphics2D graphics, AnnotatedFrame frame, BufferedImage image, float unit) {
    String caption =
        String.format(Locale.ROOT, "%.2f s   frame %d", frame.offsetUs() / 1e6, frame.number());
    text(graphics, caption, 8 * unit, image.getHeight() - 10 * unit, Color.WHITE, unit);
  }

  /** Writes on a dark background, moved into the picture at its left and upper edge. */
  private static void text(
      Graphics2D graphics, String text, double xPx, double baselinePx, Color colour, float unit) {
    Rectangle2D size = graphics.getFontMetrics().getStringBounds(text, graphics);
    double x = Math.max(2 * unit, xPx);
    double y = Math.max(size.getHeight(), baselinePx);
    graphics.setColor(SHADE);
    graphics.fill(
        new Rectangle2D.Double(
            x - 2 * unit,
            y + size.getY() - unit,
            size.getWidth() + 4 * unit,
            size.getHeight() + 2 * unit));
    graphics.setColor(colour);
    graphics.drawString(text, (float) x, (float) y);
  }

  private static BasicStroke stroke(float width, boolean dashed) {
    return dashed
        ? new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4 * width}, 0)
        : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
