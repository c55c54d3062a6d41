package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.FloorPoint;
import io.followspot.protos.v1.SiteLine;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.protos.v1.SiteZone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the zones and lines of a site's floor must obey. */
final class SiteRegionRules {
  private static final int MAX_EACH = 16;
  private static final int MIN_CORNERS = 3;
  private static final int MAX_CORNERS = 16;
  private static final double MAX_M = 10_000;
  private static final double MIN_AREA_M2 = 0.01;
  private static final double MIN_LENGTH_M = 0.01;

  private final List<FieldError> faults;
  private final Set<String> ids = new HashSet<>();

  private SiteRegionRules(List<FieldError> faults) {
    this.faults = faults;
  }

  /** Adds what is wrong with the zones and lines. */
  static void check(SitePlacement site, List<FieldError> faults) {
    SiteRegionRules rules = new SiteRegionRules(faults);
    rules.count("site.zones", site.getZonesCount());
    rules.count("site.lines", site.getLinesCount());
    for (int i = 0; i < site.getZonesCount(); i++) {
      rules.zone("site.zones[" + i + "]", site.getZones(i));
    }
    for (int i = 0; i < site.getLinesCount(); i++) {
      rules.line("site.lines[" + i + "]", site.getLines(i));
    }
  }

  private void count(String path, int count) {
    require(
        count <= MAX_EACH, path, "has " + count + " entries; at most " + MAX_EACH + " are allowed");
  }

  private void zone(String path, SiteZone zone) {
    id(path + ".zone_id", zone.getZoneId());
    List<FloorPoint> corners = zone.getCornersList();
    require(
        corners.size() >= MIN_CORNERS && corners.size() <= MAX_CORNERS,
        path + ".corners",
        "has " + corners.size() + " corners; " + MIN_CORNERS + " to " + MAX_CORNERS + " do");
    boolean near = true;
    double twiceM2 = 0;
    for (int i = 0; i < corners.size(); i++) {
      FloorPoint a = corners.get(i);
      FloorPoint b = corners.get((i + 1) % corners.size());
      near &= point(path + ".corners[" + i + "]", a);
      twiceM2 += a.getXM() * b.getYM() - b.getXM() * a.getYM();
    }
    boolean flat = near && corners.size() >= MIN_CORNERS && Math.abs(twiceM2) / 2 < MIN_AREA_M2;
    require(!flat, path + ".corners", "has an area below " + MIN_AREA_M2 + " m²");
  }

  private void line(String path, SiteLine line) {
    id(path + ".line_id", line.getLineId());
    boolean sound = point(path + ".start", line.getStart()) & point(path + ".end", line.getEnd());
    double lengthM =
        Math.hypot(
            line.getEnd().getXM() - line.getStart().getXM(),
            line.getEnd().getYM() - line.getStart().getYM());
    require(!sound || lengthM >= MIN_LENGTH_M, path + ".end", "is where the line starts");
  }

  private void id(String path, String id) {
    require(Ids.isName(id), path, "is " + QuotedInput.of(id) + "; it must be " + Ids.NAME_RULE);
    require(id.isEmpty() || ids.add(id), path, "is used twice among the site's zones and lines");
  }

  private boolean point(String path, FloorPoint point) {
    boolean sound = Math.abs(point.getXM()) <= MAX_M && Math.abs(point.getYM()) <= MAX_M;
    require(sound, path, "must be within " + MAX_M + " m of the floor's origin");
    return sound;
  }

  private void require(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new FieldError(field, message));
    }
  }
}
