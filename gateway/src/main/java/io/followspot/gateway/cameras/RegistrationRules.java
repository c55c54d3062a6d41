package io.followspot.gateway.cameras;

import io.followspot.gateway.problem.Problem.Fault;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.ReportingSettings;
import io.followspot.protos.v1.TrackingSettings;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.protos.v1.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a registration must obey. Every fault names its field. */
final class RegistrationRules {
  private static final Set<String> DETECTORS = Set.of("", "motion", "onnx", "none");
  private static final Set<String> COMPENSATIONS = Set.of("", "off", "affine", "phase");
  private static final int MAX_REGIONS = 64;
  private static final int MAX_CORNERS = 64;
  private static final int MAX_NAME = 200;
  private static final int MAX_SOURCE = 2_000;

  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> regionIds = new HashSet<>();

  private RegistrationRules() {}

  /** All that is wrong with a registration; empty if nothing is. */
  static List<Fault> faultsOf(CameraRegistration registration) {
    RegistrationRules rules = new RegistrationRules();
    rules.check(registration);
    return rules.faults;
  }

  private void check(CameraRegistration r) {
    require(Ids.isName(r.getCameraId()), "camera_id", "must be " + Ids.NAME_RULE);
    require(!r.hasOrigin(), "origin", "can not be set");
    require(!r.getRemoved(), "removed", "can not be set; DELETE removes a camera");
    require(r.getRegisteredAtUs() == 0, "registered_at", "can not be set; the gateway sets it");
    require(r.getName().length() <= MAX_NAME, "name", "has more than " + MAX_NAME + " characters");
    require(
        r.getSource().length() <= MAX_SOURCE,
        "source",
        "has more than " + MAX_SOURCE + " characters");
    require(
        !Credentials.areIn(r.getSource()),
        "source",
        "must not hold credentials: everybody who may read cameras sees it; give them to the"
            + " publisher instead");
    vision(r.getVision());
    tracking(r.getTracking());
    reporting(r.getReporting());
    count(r.getZonesCount(), "zones");
    for (int i = 0; i < r.getZonesCount(); i++) {
      zone(r.getZones(i), "zones[" + i + "]");
    }
    count(r.getLinesCount(), "lines");
    for (int i = 0; i < r.getLinesCount(); i++) {
      line(r.getLines(i), "lines[" + i + "]");
    }
  }

  private void vision(VisionSettings v) {
    require(DETECTORS.contains(v.getDetector()), "vision.detector", "must be motion, onnx or none");
    require(
        COMPENSATIONS.contains(v.getMotionCompensation()),
        "vision.motion_compensation",
        "must be off, affine or phase");
    require(
        !v.hasAnalysisHeightPx() || within(v.getAnalysisHeightPx(), 48, 4_320),
        "vision.analysis_height_px",
        "must be 48 to 4320");
    require(
        !v.hasMinAreaFraction() || within(v.getMinAreaFraction(), 0, 1),
        "vision.min_area_fraction",
        "must be 0 to 1");
    require(
        !v.hasMaxFrameAgeUs() || within(v.getMaxFrameAgeUs(), 1_000, 86_400_000_000L),
        "vision.max_frame_age_us",
        "must be 1000 (1 ms) to 86400000000 (a day)");
  }

  private void tracking(TrackingSettings t) {
    require(
        !t.hasMinScore() || within(t.getMinScore(), 0, 1), "tracking.min_score", "must be 0 to 1");
    require(
        !t.hasMaxLostUs() || within(t.getMaxLostUs(), 0, 600_000_000L),
        "tracking.max_lost_us",
        "must be 0 to 600000000 (ten minutes)");
    require(
        !t.hasMinHits() || within(t.getMinHits(), 1, 100), "tracking.min_hits", "must be 1 to 100");
  }

  private void reporting(ReportingSettings r) {
    require(
        !r.hasPositionTolerance() || within(r.getPositionTolerance(), 0, 10),
        "reporting.position_tolerance",
        "must be 0 to 10 heights of the box");
    require(
        !r.hasHeartbeatUs() || within(r.getHeartbeatUs(), 10_000, 600_000_000L),
        "reporting.heartbeat_us",
        "must be 10000 (10 ms) to 600000000 (ten minutes)");
  }

  private void zone(Zone zone, String path) {
    regionId(zone.getZoneId(), path + ".zone_id");
    require(zone.getName().length() <= MAX_NAME, path + ".name", "is too long");
    require(
        within(zone.getInertiaFrames(), 0, 1_000),
        path + ".inertia_frames",
        "must be 0 to 1000; 0 means the default");
    List<RelativePoint> corners = zone.getPolygonList();
    String polygon = path + ".polygon";
    boolean countFits = within(corners.size(), 3, MAX_CORNERS);
    require(countFits, polygon, "must have 3 to " + MAX_CORNERS + " corners");
    boolean inside = true;
    for (int i = 0; i < corners.size(); i++) {
      inside &= point(corners.get(i), polygon + "[" + i + "]");
    }
    if (countFits && inside) {
      require(!Polygons.crossesItself(corners), polygon, "must not cross itself");
      require(Math.abs(Polygons.signedDoubleArea(corners)) > 1e-6, polygon, "must enclose an area");
    }
  }

  private void line(Line line, String path) {
    regionId(line.getLineId(), path + ".line_id");
    require(line.getName().length() <= MAX_NAME, path + ".name", "is too long");
    require(line.hasStart(), path + ".start", "is missing");
    require(line.hasEnd(), path + ".end", "is missing");
    boolean inside = point(line.getStart(), path + ".start") & point(line.getEnd(), path + ".end");
    if (inside && line.hasStart() && line.hasEnd()) {
      require(!line.getStart().equals(line.getEnd()), path + ".end", "must differ from start");
    }
  }

  private void regionId(String id, String path) {
    require(Ids.isName(id), path, "must be " + Ids.NAME_RULE);
    require(id.isEmpty() || regionIds.add(id), path, "is used twice among the zones and lines");
  }

  private boolean point(RelativePoint point, String path) {
    boolean x = within(point.getX(), 0, 1);
    boolean y = within(point.getY(), 0, 1);
    require(x, path + ".x", "must be 0 to 1, relative to the frame's width");
    require(y, path + ".y", "must be 0 to 1, relative to the frame's height");
    return x && y;
  }

  private void count(int count, String path) {
    require(count <= MAX_REGIONS, path, "has more than " + MAX_REGIONS + " entries");
  }

  private static boolean within(double value, double min, double max) {
    return value >= min && value <= max;
  }

  private void require(boolean rule, String field, String message) {
    if (!rule) {
      faults.add(new Fault(field, message));
    }
  }
}
