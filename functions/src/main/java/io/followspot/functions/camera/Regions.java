package io.followspot.functions.camera;

import io.followspot.protos.rules.Polygons;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.tracking.zones.Line;
import io.followspot.tracking.zones.RelativePoint;
import io.followspot.tracking.zones.Zone;
import java.util.List;

/** The zones and lines of a registration. */
public record Regions(List<Zone> zones, List<Line> lines) {
  /** Whether there are neither zones nor lines. */
  public boolean isEmpty() {
    return zones.isEmpty() && lines.isEmpty();
  }

  /** Reads the zones and lines that a registration declares. */
  public static Regions of(CameraRegistration registration) {
    return new Regions(
        registration.getZonesList().stream().map(Regions::zone).toList(),
        registration.getLinesList().stream().map(Regions::line).toList());
  }

  private static Zone zone(io.followspot.protos.v1.Zone zone) {
    return new Zone(
        zone.getZoneId(),
        Polygons.distinct(zone.getPolygonList()).stream().map(Regions::point).toList(),
        zone.getInertiaFrames() == 0 ? Zone.DEFAULT_INERTIA_FRAMES : zone.getInertiaFrames());
  }

  private static Line line(io.followspot.protos.v1.Line line) {
    return new Line(line.getLineId(), point(line.getStart()), point(line.getEnd()));
  }

  private static RelativePoint point(io.followspot.protos.v1.RelativePoint point) {
    return new RelativePoint(point.getX(), point.getY());
  }
}
