package io.followspot.tracking.zones;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the ids of zones and lines. */
final class RegionIds {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private RegionIds() {}

  static void check(String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "region id '"
              + id
              + "' does not fit: letters, digits, '-' and '_', at most 64, none of the marks first");
    }
  }

  static void checkDistinct(List<Zone> zones, List<Line> lines) {
    Set<String> seen = new HashSet<>();
    for (Zone zone : zones) {
      add(seen, zone.zoneId());
    }
    for (Line line : lines) {
      add(seen, line.lineId());
    }
  }

  private static void add(Set<String> seen, String id) {
    if (!seen.add(id)) {
      throw new IllegalArgumentException("two regions have the id '" + id + "'");
    }
  }
}
