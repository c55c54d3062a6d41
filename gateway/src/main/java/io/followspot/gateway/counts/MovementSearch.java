package io.followspot.gateway.counts;

import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.store.TrackFilter.PageCursor;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.zones.PathTransitions;
import io.followspot.tracking.zones.PathTransitions.Stay;
import io.followspot.tracking.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the tracks whose paths were in a region during a time, one page of them. */
final class MovementSearch {
  /** An answer ends after so many paths, so that no search keeps a thread for long. */
  private static final int MAX_EXAMINED = 5_000;

  private final Zone region;
  private final TimeRange range;
  private final Set<String> labels;
  private final int limit;
  private final List<Found> found = new ArrayList<>();
  private @Nullable PageCursor examinedTo;
  private int examined;
  private boolean more;

  /**
   * Starts a page.
   *
   * @param labels of one of these classes; any if empty
   * @param limit at most so many tracks
   */
  MovementSearch(Zone region, TimeRange range, Set<String> labels, int limit) {
    this.region = region;
    this.range = range;
    this.labels = labels;
    this.limit = limit;
  }

  /**
   * A track that was in the region.
   *
   * @param stays when, in order; at least one
   */
  record Found(String trackId, String label, List<Stay> stays) {}

  /** Examines a track; false if the page is complete without it. */
  boolean add(TrackSnapshot track) {
    if (found.size() == limit || examined == MAX_EXAMINED) {
      more = true;
      return false;
    }
    examined++;
    examinedTo = PageCursor.of(track);
    if (labels.isEmpty() || labels.contains(track.getLabel())) {
      List<Stay> stays =
          PathTransitions.stays(region, TrackPath.of(track)).stream()
              .filter(it -> it.toUs() >= range.fromUs() && it.fromUs() <= range.toUs())
              .toList();
      if (!stays.isEmpty()) {
        found.add(new Found(track.getTrackId(), track.getLabel(), stays));
      }
    }
    return true;
  }

  /** Those found, the last seen first. */
  List<Found> found() {
    return found;
  }

  /** Where the next page begins; empty if there is none. */
  Optional<PageCursor> next() {
    return more ? Optional.ofNullable(examinedTo) : Optional.empty();
  }
}
