package io.followspot.functions.site;

import io.followspot.functions.state.SiteCameraState;
import io.followspot.functions.state.SiteState;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.regions.FloorLine;
import io.followspot.identity.regions.FloorRegions;
import io.followspot.identity.regions.FloorZone;
import io.followspot.protos.v1.SiteLine;
import io.followspot.protos.v1.SiteZone;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The zones and lines of a site's floor, which any of its cameras may state: of several with one id
 * that of the first camera by id counts.
 *
 * @param zones by id
 * @param lines by id
 */
record SiteRegions(SortedMap<String, SiteZone> zones, SortedMap<String, SiteLine> lines) {
  static SiteRegions of(SiteState state) {
    SortedMap<String, SiteZone> zones = new TreeMap<>();
    SortedMap<String, SiteLine> lines = new TreeMap<>();
    for (SiteCameraState camera : state.getCamerasList()) {
      camera.getZonesList().forEach(zone -> zones.putIfAbsent(zone.getZoneId(), zone));
      camera.getLinesList().forEach(line -> lines.putIfAbsent(line.getLineId(), line));
    }
    lines.keySet().removeAll(zones.keySet());
    return new SiteRegions(zones, lines);
  }

  /** Why there are too many; empty if there are not. */
  Optional<String> flaw() {
    int most = FloorRegions.MAX_EACH;
    return zones.size() <= most && lines.size() <= most
        ? Optional.empty()
        : Optional.of(
            "would have %d floor zones and %d lines with it; at most %d of each are allowed"
                .formatted(zones.size(), lines.size(), most));
  }

  FloorRegions floor() {
    SortedMap<String, FloorZone> zoneShapes = new TreeMap<>();
    zones.forEach((id, zone) -> zoneShapes.put(id, zone(zone.getCornersList())));
    SortedMap<String, FloorLine> lineShapes = new TreeMap<>();
    lines.forEach(
        (id, line) ->
            lineShapes.put(id, new FloorLine(point(line.getStart()), point(line.getEnd()))));
    return new FloorRegions(zoneShapes, lineShapes);
  }

  static FloorZone zone(List<io.followspot.protos.v1.FloorPoint> corners) {
    return new FloorZone(corners.stream().map(SiteRegions::point).toList());
  }

  private static FloorPoint point(io.followspot.protos.v1.FloorPoint point) {
    return new FloorPoint(point.getXM(), point.getYM());
  }
}
