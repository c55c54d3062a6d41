package io.followspot.tracking.zones;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one track with respect to all regions. Initial states are not stored. */
final class TrackRegions {
  final TreeMap<String, ZoneOccupancy> stays = new TreeMap<>();
  final TreeMap<String, Side> sides = new TreeMap<>();

  /** The last detected position of the anchor. */
  @Nullable RelativePoint last;

  /** Updates with a detected position. */
  List<RegionTransition> move(
      List<Zone> zones,
      List<Line> lines,
      Observation seen,
      double widthPx,
      double heightPx,
      long atUs) {
    Point anchor = seen.box().anchor();
    RelativePoint at = relative(anchor, widthPx, heightPx);
    List<RegionTransition> transitions = new ArrayList<>();
    RelativePoint within = new RelativePoint(intoFrame(at.x()), intoFrame(at.y()));
    for (Zone zone : zones) {
      stay(zone, within, atUs, transitions);
    }
    double margin = Side.margin(seen.box().heightPx() / heightPx);
    for (Line line : lines) {
      int passage = last == null ? 0 : line.passage(last, at);
      double distance = line.distanceRight(at, widthPx / heightPx);
      side(line, seen, passage, distance, margin, atUs, transitions);
    }
    last = at;
    return transitions;
  }

  /** Leaves all zones except those given, because the zones were removed or the track ended. */
  List<RegionTransition> leaveAllBut(Set<String> zoneIds, long atUs) {
    List<RegionTransition> transitions = new ArrayList<>();
    for (Map.Entry<String, ZoneOccupancy> entry : List.copyOf(stays.entrySet())) {
      ZoneOccupancy stay = entry.getValue();
      if (!zoneIds.contains(entry.getKey())) {
        stays.remove(entry.getKey());
        if (stay.inside()) {
          long exitedAtUs = stay.framesAcross() > 0 ? stay.acrossSinceUs() : atUs;
          transitions.add(
              new ZoneExited(entry.getKey(), exitedAtUs, exitedAtUs - stay.enteredAtUs()));
        }
      }
    }
    return transitions;
  }

  private void stay(Zone zone, RelativePoint at, long atUs, List<RegionTransition> transitions) {
    ZoneOccupancy before = stays.getOrDefault(zone.zoneId(), ZoneOccupancy.OUTSIDE);
    ZoneOccupancy after = before.next(zone.contains(at), zone.inertiaFrames(), atUs);
    if (after.inside() && !before.inside()) {
      transitions.add(new ZoneEntered(zone.zoneId(), after.enteredAtUs()));
    } else if (before.inside() && !after.inside()) {
      long exitedAtUs = after.enteredAtUs();
      transitions.add(new ZoneExited(zone.zoneId(), exitedAtUs, exitedAtUs - before.enteredAtUs()));
      after = ZoneOccupancy.OUTSIDE;
    }
    if (after.equals(ZoneOccupancy.OUTSIDE)) {
      stays.remove(zone.zoneId());
    } else {
      stays.put(zone.zoneId(), after);
    }
  }

  private void side(
      Line line,
      Observation seen,
      int passage,
      double distance,
      double margin,
      long atUs,
      List<RegionTransition> transitions) {
    Side before = sides.getOrDefault(line.lineId(), Side.UNKNOWN);
    Side after = before.next(passage, distance, margin);
    if (after.crossedSince(before)) {
      double confidence =
          CrossingConfidence.of(seen.hits(), seen.age(), after.travelSince(before, margin), margin);
      // 0 means that it is not known, and such a crossing counts.
      double known = Math.max(Float.MIN_NORMAL, confidence);
      transitions.add(new LineCrossed(line.lineId(), atUs, after.side() > 0, known));
    }
    if (after.side() != before.side()) {
      after = after.settled();
    }
    if (after.equals(Side.UNKNOWN)) {
      sides.remove(line.lineId());
    } else {
      sides.put(line.lineId(), after);
    }
  }

  private static RelativePoint relative(Point anchor, double widthPx, double heightPx) {
    return new RelativePoint(
        Math.max(-1, Math.min(2, anchor.xPx() / widthPx)),
        Math.max(-1, Math.min(2, anchor.yPx() / heightPx)));
  }

  /** A zone that reaches the frame's edge also contains objects whose feet are beyond that edge. */
  private static double intoFrame(double v) {
    return Math.max(0, Math.min(Math.nextDown(1.0), v));
  }
}
