package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.CalibrationPoint;
import io.followspot.protos.v1.FloorPoint;
import io.followspot.protos.v1.SiteLink;
import io.followspot.protos.v1.SitePlacement;
import java.util.List;

/**
 * What a camera's place in a site must obey. Whether its points determine a mapping is seen only
 * when the mapping is computed: what can be checked without it is checked here.
 */
final class SiteRules {
  static final int MIN_POINTS = 4;
  private static final int MAX_POINTS = 32;
  private static final int MAX_LINKS = 8;
  private static final int MAX_CORNERS = 16;
  private static final double MAX_M = 10_000;
  private static final long HOUR_US = 3_600_000_000L;

  /** Twice the area of three points on one line, relative to the picture or to the floor's size. */
  private static final double FLAT = 1e-4;

  private final List<FieldError> faults;

  private SiteRules(List<FieldError> faults) {
    this.faults = faults;
  }

  /** Adds what is wrong with the place. */
  static void check(String cameraId, SitePlacement site, List<FieldError> faults) {
    SiteRules rules = new SiteRules(faults);
    rules.require(
        Ids.isName(site.getSiteId()),
        "site.site_id",
        "is " + QuotedInput.of(site.getSiteId()) + "; it must be " + Ids.NAME_RULE);
    rules.calibration(site);
    rules.require(
        site.getLinksCount() <= MAX_LINKS,
        "site.links",
        "has " + site.getLinksCount() + " entries; at most " + MAX_LINKS + " are allowed");
    for (int i = 0; i < site.getLinksCount(); i++) {
      rules.link("site.links[" + i + "]", cameraId, site.getLinks(i));
    }
    SiteRegionRules.check(site, faults);
  }

  private void calibration(SitePlacement site) {
    int points = site.getPointsCount();
    int numbers = site.getHomographyCount();
    if (points == 0 && numbers == 0) {
      require(
          false,
          "site.points",
          "is empty; a calibration is at least " + MIN_POINTS + " points or a homography");
    } else if (points > 0 && numbers > 0) {
      require(false, "site.homography", "is set beside site.points; use one of them");
    } else if (numbers > 0) {
      boolean finite = site.getHomographyList().stream().allMatch(Double::isFinite);
      require(
          numbers == 9 && finite,
          "site.homography",
          "has "
              + numbers
              + " numbers"
              + (finite ? "" : " that are not finite")
              + "; 9 are needed");
    } else {
      points(site.getPointsList());
    }
  }

  private void points(List<CalibrationPoint> points) {
    boolean sound = points.size() >= MIN_POINTS && points.size() <= MAX_POINTS;
    require(
        sound,
        "site.points",
        "has " + points.size() + " entries; " + MIN_POINTS + " to " + MAX_POINTS + " are needed");
    for (int i = 0; i < points.size(); i++) {
      sound &= point("site.points[" + i + "]", points.get(i));
    }
    if (sound && points.size() == MIN_POINTS) {
      general(points);
    }
  }

  private boolean point(String path, CalibrationPoint point) {
    double u = point.getPicture().getX();
    double v = point.getPicture().getY();
    boolean inside = point.hasPicture() && u >= 0 && u <= 1 && v >= 0 && v <= 1;
    require(inside, path + ".picture", "must be within 0 to 1, relative to the frame");
    require(point.hasFloor(), path + ".floor", "is missing");
    return inside & point.hasFloor() & floor(path + ".floor", point.getFloor());
  }

  private boolean floor(String path, FloorPoint point) {
    boolean sound = Math.abs(point.getXM()) <= MAX_M && Math.abs(point.getYM()) <= MAX_M;
    require(sound, path, "must be within " + MAX_M + " m of the floor's origin");
    return sound;
  }

  /** Of four points no three may lie on one line, neither in the picture nor on the floor. */
  private void general(List<CalibrationPoint> points) {
    double sizeM = 0;
    for (CalibrationPoint a : points) {
      for (CalibrationPoint b : points) {
        sizeM =
            Math.max(
                sizeM,
                Math.hypot(
                    a.getFloor().getXM() - b.getFloor().getXM(),
                    a.getFloor().getYM() - b.getFloor().getYM()));
      }
    }
    for (int left = 0; left < MIN_POINTS; left++) {
      double[][] picture = new double[3][];
      double[][] floor = new double[3][];
      for (int i = 0, k = 0; i < MIN_POINTS; i++) {
        if (i != left) {
          CalibrationPoint p = points.get(i);
          picture[k] = new double[] {p.getPicture().getX(), p.getPicture().getY()};
          floor[k++] = new double[] {p.getFloor().getXM(), p.getFloor().getYM()};
        }
      }
      boolean flat = area(picture) < FLAT || area(floor) < FLAT * sizeM * sizeM;
      if (flat) {
        require(
            false,
            "site.points",
            "has three points on one line or two at one place; of four points no three may be on a"
                + " line");
        return;
      }
    }
  }

  private static double area(double[][] p) {
    return Math.abs(
        (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (p[1][1] - p[0][1]));
  }

  private void link(String path, String cameraId, SiteLink link) {
    require(
        Ids.isName(link.getToCameraId()) && !link.getToCameraId().equals(cameraId),
        path + ".to_camera_id",
        "is " + QuotedInput.of(link.getToCameraId()) + "; it must be the id of another camera");
    region(path + ".exit", link.getExitList());
    region(path + ".entry", link.getEntryList());
    require(
        link.getExpectedUs() >= 0 && link.getExpectedUs() <= HOUR_US,
        path + ".expected_us",
        "is " + link.getExpectedUs() + "; it must be within 0 to " + HOUR_US);
    require(
        link.getToleranceUs() >= 1 && link.getToleranceUs() <= HOUR_US,
        path + ".tolerance_us",
        "is " + link.getToleranceUs() + "; it must be within 1 to " + HOUR_US);
  }

  private void region(String path, List<FloorPoint> corners) {
    require(
        corners.size() >= 3 && corners.size() <= MAX_CORNERS,
        path,
        "has " + corners.size() + " corners; 3 to " + MAX_CORNERS + " do");
    for (int i = 0; i < corners.size(); i++) {
      floor(path + "[" + i + "]", corners.get(i));
    }
  }

  private void require(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new FieldError(field, message));
    }
  }
}
