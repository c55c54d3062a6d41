package io.followspot.laboratory.annotate;

import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The confirmed tracks and the line crossings of a film, collected frame by frame. */
final class FilmSummary {
  private final Map<Long, TrackSummary> tracks = new TreeMap<>();
  private final Map<String, int[]> crossings = new TreeMap<>();
  private final Map<String, Integer> entries = new HashMap<>();

  /** Starts with all lines, so that those without crossings are listed too. */
  FilmSummary(List<String> lineIds) {
    lineIds.forEach(line -> crossings.put(line, new int[2]));
  }

  void add(AnnotatedFrame frame) {
    for (Observation observation : frame.observations()) {
      boolean confirmed =
          observation.status() == TrackStatus.CONFIRMED
              || observation.status() == TrackStatus.STATIONARY;
      if (confirmed || tracks.containsKey(observation.ordinal())) {
        tracks
            .computeIfAbsent(observation.ordinal(), ordinal -> new TrackSummary(observation))
            .update(observation);
      }
    }
    frame.transitions().forEach((ordinal, some) -> some.forEach(t -> add(ordinal, t)));
  }

  private void add(long ordinal, RegionTransition transition) {
    if (transition instanceof RegionTransition.LineCrossed crossed) {
      crossings
          .computeIfAbsent(crossed.regionId(), line -> new int[2])[crossed.forward() ? 0 : 1]++;
      TrackSummary track = tracks.get(ordinal);
      if (track != null) {
        track.crossed(crossed);
      }
    } else if (transition instanceof RegionTransition.ZoneEntered entered) {
      entries.merge(entered.regionId(), 1, Integer::sum);
    }
  }

  List<TrackSummary> tracks() {
    return new ArrayList<>(tracks.values());
  }

  /** Crossings by line: forward, then backward. */
  Map<String, int[]> crossings() {
    return crossings;
  }

  /** How often tracks entered a zone so far. */
  int entries(String zoneId) {
    return entries.getOrDefault(zoneId, 0);
  }
}
