package io.followspot.tracking.zones;

import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line or a zone would have counted of a track whose path is known: the rules of {@link
 * ZoneMonitor}, for a line or a zone that was drawn afterwards.
 *
 * <p>A stored path has a point where the track turned or changed its speed, and is straight
 * between. Lines are counted as live, with the same hysteresis; the time of a crossing is that of
 * the passage, where live counting reports the first frame that is clear of the line. For zones,
 * frames in a row are not known: a stay or an absence counts from {@link #MIN_STAY_US}.
 */
public final class PathTransitions {
  /** Three frames, {@link Zone#DEFAULT_INERTIA_FRAMES}, at 15 per second. */
  static final long MIN_STAY_US = 200_000;

  /** Where between two cuts it is looked: hardly ever on a corner, as the middle may be. */
  private static final double WITHIN = 0.381966;

  private PathTransitions() {}

  /**
   * A point of a path.
   *
   * @param atUs capture time in microseconds
   * @param at where the anchor was
   */
  public record TimedPoint(long atUs, RelativePoint at) {
    /** A point whose coordinates, relative to the frame, may lie far off it. */
    public static TimedPoint of(long atUs, double x, double y) {
      return new TimedPoint(
          atUs, new RelativePoint(Math.max(-1, Math.min(2, x)), Math.max(-1, Math.min(2, y))));
    }
  }

  private record Segment(long fromUs, long toUs, boolean inside) {}

  /**
   * The crossings of a line.
   *
   * @param path by time
   * @param aspect the frame's width over its height
   * @param boxHeight the track's typical height, in frame heights
   */
  public static List<LineCrossed> across(
      Line line, List<TimedPoint> path, double aspect, double boxHeight) {
    double margin = Side.margin(boxHeight);
    List<LineCrossed> crossings = new ArrayList<>();
    Side side = Side.UNKNOWN;
    long passedAtUs = 0;
    for (int i = 0; i < path.size(); i++) {
      RelativePoint at = path.get(i).at();
      int passage = i == 0 ? 0 : line.passage(path.get(i - 1).at(), at);
      if (passage != 0) {
        passedAtUs = passedAtUs(line, path.get(i - 1), path.get(i));
      }
      Side next = side.next(passage, line.distanceRight(at, aspect), margin);
      if (next.crossedSince(side)) {
        crossings.add(new LineCrossed(line.lineId(), passedAtUs, next.side() > 0));
      }
      side = next.side() == side.side() ? next : next.settled();
    }
    return crossings;
  }

  private static long passedAtUs(Line line, TimedPoint from, TimedPoint to) {
    double before = from.at().rightOf(line.start(), line.end());
    double after = to.at().rightOf(line.start(), line.end());
    return between(from.atUs(), to.atUs(), before / (before - after));
  }

  /**
   * The entries and exits of a zone, in order; a track that ends inside leaves with its last point.
   *
   * @param path by time
   */
  public static List<RegionTransition> through(Zone zone, List<TimedPoint> path) {
    List<RegionTransition> transitions = new ArrayList<>();
    long enteredAtUs = 0;
    boolean inside = false;
    for (Segment segment : segments(zone, path)) {
      boolean counts = segment.toUs() - segment.fromUs() >= MIN_STAY_US;
      if (segment.inside() == inside || !counts) {
        continue;
      }
      inside = segment.inside();
      if (inside) {
        enteredAtUs = segment.fromUs();
        transitions.add(new ZoneEntered(zone.zoneId(), enteredAtUs));
      } else {
        transitions.add(exit(zone, segment.fromUs(), enteredAtUs));
      }
    }
    if (inside) {
      transitions.add(exit(zone, path.get(path.size() - 1).atUs(), enteredAtUs));
    }
    return transitions;
  }

  /**
   * A time that a track spent inside a zone.
   *
   * @param fromUs capture time in microseconds
   * @param toUs not before it
   */
  public record Stay(long fromUs, long toUs) {}

  /**
   * When a track was inside a zone, however briefly, in order.
   *
   * @param path by time
   */
  public static List<Stay> stays(Zone zone, List<TimedPoint> path) {
    List<Segment> segments = segments(zone, path);
    if (segments.isEmpty()) {
      // One point, or none.
      return path.stream()
          .limit(1)
          .filter(only -> zone.contains(intoFrame(only.at())))
          .map(only -> new Stay(only.atUs(), only.atUs()))
          .toList();
    }
    return segments.stream()
        .filter(Segment::inside)
        .map(it -> new Stay(it.fromUs(), it.toUs()))
        .toList();
  }

  private static ZoneExited exit(Zone zone, long atUs, long enteredAtUs) {
    return new ZoneExited(zone.zoneId(), atUs, atUs - enteredAtUs);
  }

  /** The path cut where it passes a side of the zone; neighbours differ. */
  private static List<Segment> segments(Zone zone, List<TimedPoint> path) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      TimedPoint from = path.get(i - 1);
      TimedPoint to = path.get(i);
      RelativePoint a = intoFrame(from.at());
      RelativePoint b = intoFrame(to.at());
      List<Double> cuts = cuts(zone, a, b);
      for (int c = 1; c < cuts.size(); c++) {
        double begin = cuts.get(c - 1);
        double end = cuts.get(c);
        boolean inside = zone.contains(mix(a, b, begin + WITHIN * (end - begin)));
        add(
            segments,
            new Segment(
                between(from.atUs(), to.atUs(), begin),
                between(from.atUs(), to.atUs(), end),
                inside));
      }
    }
    return segments;
  }

  private static void add(List<Segment> segments, Segment next) {
    int last = segments.size() - 1;
    if (next.toUs() == next.fromUs()) {
      return;
    }
    if (last >= 0 && segments.get(last).inside() == next.inside()) {
      segments.set(last, new Segment(segments.get(last).fromUs(), next.toUs(), next.inside()));
    } else {
      segments.add(next);
    }
  }

  /** The parts of the leg at which it meets sides of the zone, between 0 and 1. */
  private static List<Double> cuts(Zone zone, RelativePoint a, RelativePoint b) {
    List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
    List<RelativePoint> corners = zone.polygon();
    for (int i = 0; i < corners.size(); i++) {
      RelativePoint c = corners.get(i);
      RelativePoint d = corners.get((i + 1) % corners.size());
      double before = a.rightOf(c, d);
      double after = b.rightOf(c, d);
      boolean meets = before >= 0 != after >= 0 && c.rightOf(a, b) >= 0 != d.rightOf(a, b) >= 0;
      if (meets) {
        cuts.add(before / (before - after));
      }
    }
    cuts.sort(null);
    return cuts;
  }

  private static RelativePoint mix(RelativePoint a, RelativePoint b, double part) {
    return new RelativePoint(a.x() + part * (b.x() - a.x()), a.y() + part * (b.y() - a.y()));
  }

  private static long between(long fromUs, long toUs, double part) {
    return fromUs + Math.round(part * (toUs - fromUs));
  }

  /** A zone that reaches the frame's edge also holds who stands with the feet beyond it. */
  private static RelativePoint intoFrame(RelativePoint p) {
    double most = Math.nextDown(1.0);
    return new RelativePoint(
        Math.max(0, Math.min(most, p.x())), Math.max(0, Math.min(most, p.y())));
  }
}
