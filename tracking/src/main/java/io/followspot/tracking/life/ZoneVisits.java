package io.followspot.tracking.life;

import java.util.ArrayList;
import java.util.List;

/**
 * The zones that a track is and was in, by time of entry. Bounded: beyond {@link #MAX_VISITS} the
 * oldest finished visit is dropped first, so that visits in progress are never dropped.
 *
 * @param all at most {@link #MAX_VISITS}, unless the track is in more zones than that
 */
public record ZoneVisits(List<ZoneVisit> all) {
  /** How many visits are kept: at 90 bytes each at most, a third of a track's 8 KB. */
  public static final int MAX_VISITS = 32;

  /** None yet. */
  public static final ZoneVisits NONE = new ZoneVisits(List.of());

  /** Copies the list. */
  public ZoneVisits {
    all = List.copyOf(all);
  }

  /** The zones the track is in, by time of entry. */
  public List<String> open() {
    return all.stream().filter(ZoneVisit::isOpen).map(ZoneVisit::zoneId).toList();
  }

  ZoneVisits entered(String zoneId, long atUs) {
    if (open().contains(zoneId)) {
      return this;
    }
    List<ZoneVisit> visits = new ArrayList<>(all);
    visits.add(new ZoneVisit(zoneId, atUs, 0));
    for (int i = 0; visits.size() > MAX_VISITS && i < visits.size(); ) {
      if (visits.get(i).isOpen()) {
        i++;
      } else {
        visits.remove(i);
      }
    }
    return new ZoneVisits(visits);
  }

  ZoneVisits exited(String zoneId, long atUs) {
    List<ZoneVisit> visits = new ArrayList<>(all);
    visits.replaceAll(
        v ->
            v.isOpen() && v.zoneId().equals(zoneId)
                ? new ZoneVisit(zoneId, v.enteredAtUs(), atUs)
                : v);
    return new ZoneVisits(visits);
  }
}
