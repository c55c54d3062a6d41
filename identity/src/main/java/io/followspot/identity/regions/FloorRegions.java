package io.followspot.identity.regions;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The zones and lines of a site's floor.
 *
 * @param zones by id
 * @param lines by id
 */
public record FloorRegions(SortedMap<String, FloorZone> zones, SortedMap<String, FloorLine> lines) {
  /** Most zones, and most lines, of a site: the state of its identities is bounded. */
  public static final int MAX_EACH = 16;

  /** Neither. */
  public static final FloorRegions NONE = new FloorRegions(new TreeMap<>(), new TreeMap<>());

  /** Rejects more than {@link #MAX_EACH} of one kind. */
  public FloorRegions {
    if (zones.size() > MAX_EACH || lines.size() > MAX_EACH) {
      throw new IllegalArgumentException(
          "a site has at most "
              + MAX_EACH
              + " floor zones and lines each, not "
              + zones.size()
              + " and "
              + lines.size());
    }
    zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }
}
