package io.followspot.functions.camera;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.tracking.zones.Line;
import io.followspot.tracking.zones.RelativePoint;
import io.followspot.tracking.zones.Zone;
import io.followspot.tracking.zones.ZoneMonitor;
import java.util.ArrayList;
import java.util.List;

/**
 * The zones and lines of a registration.
 *
 * @param zones at most 32
 * @param lines at most 32
 */
record Regions(List<Zone> zones, List<Line> lines) {
  private static final int MAX_ZONES = 32;
  private static final int MAX_LINES = 32;
  private static final int MAX_NAME_CHARS = 128;

  /** Whether there is nothing to watch. */
  boolean isEmpty() {
    return zones.isEmpty() && lines.isEmpty();
  }

  /** Reads regions, and refuses those that can not be watched; the message names the field. */
  static Regions of(CameraRegistration registration) throws InvalidRegistrationException {
    Limits.atMost("zones", registration.getZonesCount(), MAX_ZONES, "entries");
    Limits.atMost("lines", registration.getLinesCount(), MAX_LINES, "entries");
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < registration.getZonesCount(); i++) {
      zones.add(zone("zones[" + i + "]", registration.getZones(i)));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < registration.getLinesCount(); i++) {
      lines.add(line("lines[" + i + "]", registration.getLines(i)));
    }
    try {
      var unused = new ZoneMonitor(zones, lines);
    } catch (IllegalArgumentException e) {
      throw new InvalidRegistrationException("zones and lines", "do not fit: " + e.getMessage());
    }
    return new Regions(zones, lines);
  }

  private static Zone zone(String field, io.followspot.protos.v1.Zone zone)
      throws InvalidRegistrationException {
    Limits.within(field + ".name's length", zone.getName().length(), 0, MAX_NAME_CHARS);
    int inertia =
        zone.getInertiaFrames() == 0 ? Zone.DEFAULT_INERTIA_FRAMES : zone.getInertiaFrames();
    try {
      List<RelativePoint> polygon = zone.getPolygonList().stream().map(Regions::point).toList();
      return new Zone(zone.getZoneId(), polygon, inertia);
    } catch (IllegalArgumentException e) {
      throw new InvalidRegistrationException(field, "is no zone: " + e.getMessage());
    }
  }

  private static Line line(String field, io.followspot.protos.v1.Line line)
      throws InvalidRegistrationException {
    Limits.within(field + ".name's length", line.getName().length(), 0, MAX_NAME_CHARS);
    try {
      return new Line(line.getLineId(), point(line.getStart()), point(line.getEnd()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRegistrationException(field, "is no line: " + e.getMessage());
    }
  }

  private static RelativePoint point(io.followspot.protos.v1.RelativePoint point) {
    return new RelativePoint(point.getX(), point.getY());
  }
}
