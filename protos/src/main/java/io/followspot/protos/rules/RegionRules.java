package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for zones and lines. */
final class RegionRules {
  /**
   * Limit of zones, and of lines: the position of each track relative to them is part of a camera's
   * state.
   */
  static final int MAX_REGIONS = 16;

  private static final int MAX_CORNERS = 64;
  private static final int MAX_INERTIA_FRAMES = 1_000;
  private static final double MIN_LENGTH = 1e-3;
  private static final double MIN_DOUBLE_AREA = 1e-6;

  private final List<FieldError> faults;
  private final Set<String> ids = new HashSet<>();

  private RegionRules(List<FieldError> faults) {
    this.faults = faults;
  }

  /** Adds the errors of the regions. */
  static void check(CameraRegistration registration, List<FieldError> faults) {
    RegionRules rules = new RegionRules(faults);
    rules.count("zones", registration.getZonesCount());
    for (int i = 0; i < registration.getZonesCount(); i++) {
      rules.zone("zones[" + i + "]", registration.getZones(i));
    }
    rules.count("lines", registration.getLinesCount());
    for (int i = 0; i < registration.getLinesCount(); i++) {
      rules.line("lines[" + i + "]", registration.getLines(i));
    }
  }

  private void zone(String path, Zone zone) {
    id(path + ".zone_id", zone.getZoneId());
    name(path + ".name", zone.getName());
    require(
        zone.getInertiaFrames() >= 0 && zone.getInertiaFrames() <= MAX_INERTIA_FRAMES,
        path + ".inertia_frames",
        "is "
            + zone.getInertiaFrames()
            + "; it must be within 0 to "
            + MAX_INERTIA_FRAMES
            + ", where 0 means the default");
    String polygon = path + ".polygon";
    List<RelativePoint> corners = zone.getPolygonList();
    boolean sound = corners.size() >= 3 && corners.size() <= MAX_CORNERS;
    require(sound, polygon, "has " + corners.size() + " corners; 3 to " + MAX_CORNERS + " do");
    for (int i = 0; i < corners.size(); i++) {
      sound &= point(polygon + "[" + i + "]", corners.get(i));
    }
    if (sound) {
      List<RelativePoint> distinct = Polygons.distinct(corners);
      require(
          distinct.size() >= 3,
          polygon,
          "has " + distinct.size() + " different corners; at least 3 are needed");
      require(!Polygons.crossesItself(distinct), polygon, "must not cross itself");
      require(
          Math.abs(Polygons.signedDoubleArea(distinct)) > MIN_DOUBLE_AREA,
          polygon,
          "must enclose an area");
    }
  }

  private void line(String path, Line line) {
    id(path + ".line_id", line.getLineId());
    name(path + ".name", line.getName());
    directions(path, line);
    require(line.hasStart(), path + ".start", "is missing");
    require(line.hasEnd(), path + ".end", "is missing");
    boolean sound = point(path + ".start", line.getStart()) & point(path + ".end", line.getEnd());
    if (sound && line.hasStart() && line.hasEnd()) {
      double length =
          Math.hypot(
              line.getEnd().getX() - line.getStart().getX(),
              line.getEnd().getY() - line.getStart().getY());
      require(length >= MIN_LENGTH, path + ".end", "must not be where the line starts");
    }
  }

  /** The two directions of a line must have different names. */
  private void directions(String path, Line line) {
    name(path + ".forward_name", line.getForwardName());
    name(path + ".backward_name", line.getBackwardName());
    String forward = line.getForwardName().isEmpty() ? "forward" : line.getForwardName();
    String backward = line.getBackwardName().isEmpty() ? "backward" : line.getBackwardName();
    require(
        !forward.equals(backward) && !forward.equals("backward") && !backward.equals("forward"),
        path + (line.getBackwardName().isEmpty() ? ".forward_name" : ".backward_name"),
        "does not tell the two directions apart");
  }

  private void id(String path, String id) {
    require(Ids.isName(id), path, "is " + QuotedInput.of(id) + "; it must be " + Ids.NAME_RULE);
    require(id.isEmpty() || ids.add(id), path, "is used twice among zones and lines");
  }

  private void name(String path, String name) {
    RegistrationRules.text(path, name, RegistrationRules.MAX_NAME_CHARS, faults);
  }

  private boolean point(String path, RelativePoint point) {
    return coordinate(path + ".x", point.getX(), "width")
        & coordinate(path + ".y", point.getY(), "height");
  }

  private boolean coordinate(String path, double value, String side) {
    boolean sound = value >= 0 && value <= 1;
    require(
        sound, path, "is " + value + "; it must be within 0 to 1, relative to the frame's " + side);
    return sound;
  }

  private void count(String path, int count) {
    require(
        count <= MAX_REGIONS,
        path,
        "has " + count + " entries; at most " + MAX_REGIONS + " are allowed");
  }

  private void require(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new FieldError(field, message));
    }
  }
}
