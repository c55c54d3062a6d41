package io.followspot.identity.regions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one identity is with respect to the floor's regions. Initial states are not kept. Bounded
 * by {@link FloorRegions#MAX_EACH}.
 */
public final class RegionState {
  /**
   * How far beyond a side it must be to be out of a zone, and from a line to be clear of it: twice
   * the standard deviation of a calibration's error.
   */
  static final double MARGIN_M = 0.2;

  final TreeMap<String, ZoneStay> stays = new TreeMap<>();
  final TreeMap<String, LineSide> sides = new TreeMap<>();

  /** Where it was seen last, in metres; not a number if it was not. */
  double lastXM = Double.NaN;

  double lastYM = Double.NaN;

  /** Seen nowhere yet. */
  public RegionState() {}

  /** The zones it is in, sorted. */
  public List<String> zones() {
    List<String> zones = new ArrayList<>();
    stays.forEach(
        (id, stay) -> {
          if (stay.inside()) {
            zones.add(id);
          }
        });
    return zones;
  }

  /**
   * It was seen at a place: exits first, then crossings, then entries, each by id.
   *
   * @param atUs capture time, not before that of the last call
   */
  public List<FloorTransition> move(FloorRegions regions, long atUs, double xM, double yM) {
    List<FloorTransition> exits = removed(regions, atUs);
    List<FloorTransition> entries = new ArrayList<>();
    for (Map.Entry<String, FloorZone> zone : regions.zones().entrySet()) {
      stay(zone.getKey(), zone.getValue().distanceM(xM, yM), atUs, exits, entries);
    }
    List<FloorTransition> transitions = new ArrayList<>(exits);
    for (Map.Entry<String, FloorLine> line : regions.lines().entrySet()) {
      side(line.getKey(), line.getValue(), xM, yM, atUs, transitions);
    }
    transitions.addAll(entries);
    boolean none = regions.zones().isEmpty() && regions.lines().isEmpty();
    lastXM = none ? Double.NaN : xM;
    lastYM = none ? Double.NaN : yM;
    return transitions;
  }

  /**
   * It is seen no more: leaves all zones, and begins anew.
   *
   * @param lastSeenUs capture time of its last sighting
   */
  public List<FloorTransition> leave(long lastSeenUs) {
    List<FloorTransition> exits = new ArrayList<>();
    stays.forEach(
        (id, stay) -> {
          if (stay.inside()) {
            boolean outOfSight = stay.acrossSinceUs() == ZoneStay.NEVER;
            exits.add(
                FloorTransition.exited(
                    id, stay.exitedAtUs(lastSeenUs), stay.enteredAtUs(), outOfSight));
          }
        });
    stays.clear();
    sides.clear();
    lastXM = Double.NaN;
    lastYM = Double.NaN;
    return exits;
  }

  /** Leaves the zones that are no more. */
  private List<FloorTransition> removed(FloorRegions regions, long atUs) {
    List<FloorTransition> exits = new ArrayList<>();
    for (Map.Entry<String, ZoneStay> entry : stays.entrySet()) {
      ZoneStay stay = entry.getValue();
      if (stay.inside() && !regions.zones().containsKey(entry.getKey())) {
        exits.add(FloorTransition.exited(entry.getKey(), atUs, stay.enteredAtUs(), false));
      }
    }
    stays.keySet().retainAll(regions.zones().keySet());
    sides.keySet().retainAll(regions.lines().keySet());
    return exits;
  }

  private void stay(
      String id,
      double distanceM,
      long atUs,
      List<FloorTransition> exits,
      List<FloorTransition> entries) {
    ZoneStay before = stays.getOrDefault(id, ZoneStay.OUTSIDE);
    ZoneStay after = before.next(distanceM <= (before.inside() ? MARGIN_M : 0), atUs);
    if (after.inside() && !before.inside()) {
      entries.add(FloorTransition.entered(id, after.enteredAtUs()));
    } else if (before.inside() && !after.inside()) {
      exits.add(FloorTransition.exited(id, before.acrossSinceUs(), before.enteredAtUs(), false));
    }
    if (after.equals(ZoneStay.OUTSIDE)) {
      stays.remove(id);
    } else {
      stays.put(id, after);
    }
  }

  private void side(
      String id, FloorLine line, double xM, double yM, long atUs, List<FloorTransition> all) {
    LineSide before = sides.getOrDefault(id, LineSide.UNKNOWN);
    int passage = Double.isNaN(lastXM) ? 0 : line.passage(lastXM, lastYM, xM, yM);
    LineSide after = before.next(passage, line.distanceRightM(xM, yM), MARGIN_M);
    if (after.crossedSince(before)) {
      all.add(FloorTransition.crossed(id, atUs, after.side() > 0));
    }
    if (after.side() != before.side()) {
      after = after.settled();
    }
    if (after.equals(LineSide.UNKNOWN)) {
      sides.remove(id);
    } else {
      sides.put(id, after);
    }
  }
}
