package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The zones and lines of a registration. */
final class Regions {
  private static final int MAX_ZONES = 32;
  private static final int MAX_LINES = 32;
  private static final int MAX_CORNERS = 64;
  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_INERTIA_FRAMES = 1_000;

  private Regions() {}

  /** Refuses regions that can not be watched; the message names the field. */
  static void check(CameraRegistration registration) throws InvalidRegistrationException {
    List<Zone> zones = registration.getZonesList();
    List<Line> lines = registration.getLinesList();
    Limits.atMost("zones", zones.size(), MAX_ZONES, "entries");
    Limits.atMost("lines", lines.size(), MAX_LINES, "entries");
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < zones.size(); i++) {
      check("zones[" + i + "]", zones.get(i), ids);
    }
    for (int i = 0; i < lines.size(); i++) {
      check("lines[" + i + "]", lines.get(i), ids);
    }
  }

  private static void check(String field, Zone zone, Set<String> ids)
      throws InvalidRegistrationException {
    checkId(field + ".zone_id", zone.getZoneId(), ids);
    Limits.within(field + ".name's length", zone.getName().length(), 0, MAX_NAME_CHARS);
    Limits.within(field + ".inertia_frames", zone.getInertiaFrames(), 0, MAX_INERTIA_FRAMES);
    Limits.within(field + ".polygon's number of corners", zone.getPolygonCount(), 3, MAX_CORNERS);
    for (int i = 0; i < zone.getPolygonCount(); i++) {
      check(field + ".polygon[" + i + "]", zone.getPolygon(i));
    }
  }

  private static void check(String field, Line line, Set<String> ids)
      throws InvalidRegistrationException {
    checkId(field + ".line_id", line.getLineId(), ids);
    Limits.within(field + ".name's length", line.getName().length(), 0, MAX_NAME_CHARS);
    check(field + ".start", line.getStart());
    check(field + ".end", line.getEnd());
    if (line.getStart().equals(line.getEnd())) {
      throw new InvalidRegistrationException(
          field, "starts where it ends; give it two different points");
    }
  }

  private static void checkId(String field, String id, Set<String> ids)
      throws InvalidRegistrationException {
    if (!Ids.isName(id)) {
      throw new InvalidRegistrationException(
          field, "is " + Rejections.quote(id) + "; use " + Ids.NAME_RULE);
    }
    if (!ids.add(id)) {
      throw new InvalidRegistrationException(
          field, "is \"" + id + "\", which is already the id of another zone or line");
    }
  }

  private static void check(String field, RelativePoint point) throws InvalidRegistrationException {
    Limits.within(field + ".x", point.getX(), 0, 1);
    Limits.within(field + ".y", point.getY(), 0, 1);
  }
}
