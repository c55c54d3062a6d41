package io.followspot.gateway.identities;

import io.followspot.gateway.store.FloorCrossing;
import io.followspot.gateway.store.FloorVisit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts people at the zones and lines of a floor, each once: what an identity did before it merged
 * into another one counts as the other one's.
 */
final class FloorCounts {
  /**
   * Who was seen last in a zone and is seen there again within this time was there in between: as
   * long as a site remembers an identity.
   */
  static final long RETURN_US = 120_000_000;

  /** Two identities of one person cross a line together, until the site finds out. */
  private static final long TOGETHER_US = 3_000_000;

  private final Map<String, String> merged;

  /** Counts with the identities that became others. */
  FloorCounts(Map<String, String> merged) {
    this.merged = merged;
  }

  /**
   * Counts of a zone.
   *
   * @param people who were inside at any moment
   * @param entries within the time
   * @param exits within the time
   * @param inside at its end
   */
  record ZoneTally(long people, long entries, long exits, long inside) {
    static final ZoneTally EMPTY = new ZoneTally(0, 0, 0, 0);
  }

  /** Counts of a line by direction. */
  record LineTally(long forward, long backward) {
    static final LineTally EMPTY = new LineTally(0, 0);
  }

  private record Stay(String person, String zone) {}

  private record Passage(String person, String line) {}

  /** Counts by zone, of visits that reach beyond the time by {@link #RETURN_US}. */
  SortedMap<String, ZoneTally> zones(List<FloorVisit> visits, long fromUs, long toUs) {
    Map<Stay, List<FloorVisit>> stays = new HashMap<>();
    for (FloorVisit visit : visits) {
      stays
          .computeIfAbsent(
              new Stay(person(visit.globalId()), visit.zoneId()), key -> new ArrayList<>())
          .add(visit);
    }
    SortedMap<String, ZoneTally> zones = new TreeMap<>();
    stays.forEach(
        (stay, parts) ->
            zones.merge(stay.zone(), count(joined(parts), fromUs, toUs), FloorCounts::sum));
    return zones;
  }

  private static ZoneTally count(List<FloorVisit> visits, long fromUs, long toUs) {
    long people = 0;
    long entries = 0;
    long exits = 0;
    long inside = 0;
    for (FloorVisit visit : visits) {
      boolean during = visit.enteredAtUs() <= toUs && visit.exitedAtUs() >= fromUs;
      people = during ? 1 : people;
      entries += during && visit.enteredAtUs() >= fromUs ? 1 : 0;
      exits += during && visit.exitedAtUs() <= toUs ? 1 : 0;
      inside += during && visit.exitedAtUs() > toUs ? 1 : 0;
    }
    return new ZoneTally(people, entries, exits, inside);
  }

  /** One visit of each time in the zone. */
  private static List<FloorVisit> joined(List<FloorVisit> parts) {
    parts.sort(Comparator.comparingLong(FloorVisit::enteredAtUs));
    List<FloorVisit> visits = new ArrayList<>();
    for (FloorVisit next : parts) {
      FloorVisit last = visits.isEmpty() ? next : visits.get(visits.size() - 1);
      long untilUs =
          last.outOfSight() && last.exitedAtUs() != FloorVisit.OPEN
              ? last.exitedAtUs() + RETURN_US
              : last.exitedAtUs();
      if (visits.isEmpty() || next.enteredAtUs() > untilUs) {
        visits.add(next);
      } else {
        FloorVisit end = next.exitedAtUs() > last.exitedAtUs() ? next : last;
        visits.set(
            visits.size() - 1,
            new FloorVisit(
                last.globalId(),
                last.zoneId(),
                last.enteredAtUs(),
                end.exitedAtUs(),
                end.outOfSight()));
      }
    }
    return visits;
  }

  private static ZoneTally sum(ZoneTally a, ZoneTally b) {
    return new ZoneTally(
        a.people() + b.people(),
        a.entries() + b.entries(),
        a.exits() + b.exits(),
        a.inside() + b.inside());
  }

  /** Counts by line, of crossings in order. */
  SortedMap<String, LineTally> lines(List<FloorCrossing> crossings) {
    SortedMap<String, LineTally> lines = new TreeMap<>();
    Map<Passage, FloorCrossing> last = new HashMap<>();
    for (FloorCrossing next : crossings) {
      Passage passage = new Passage(person(next.globalId()), next.lineId());
      FloorCrossing before = last.put(passage, next);
      boolean again =
          before != null
              && before.forward() == next.forward()
              && !before.globalId().equals(next.globalId())
              && next.atUs() - before.atUs() <= TOGETHER_US;
      if (!again) {
        LineTally one = next.forward() ? new LineTally(1, 0) : new LineTally(0, 1);
        lines.merge(
            next.lineId(),
            one,
            (a, b) -> new LineTally(a.forward() + b.forward(), a.backward() + b.backward()));
      }
    }
    return lines;
  }

  /** Merges go to older identities only, so that this ends. */
  private String person(String globalId) {
    String id = globalId;
    for (String next = merged.get(id); next != null; next = merged.get(id)) {
      id = next;
    }
    return id;
  }
}
