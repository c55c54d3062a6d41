package io.followspot.identity.site;

import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.filter.FloorMeasurement;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import java.util.Optional;

/**
 * The foot point of a box on the floor.
 *
 * <p>Usually the centre of its lower edge. In a box that ends at the picture's lower edge, or that
 * is much lower than the object's known height, the feet are hidden: then the foot point follows
 * from the upper edge and the object's height, learned while the feet were visible.
 *
 * @param measurement of the object's near edge
 * @param heightM from floor to the box's upper edge; 0 if the feet or the head are hidden
 * @param widthM of the box on the floor
 * @param inferred whether the feet were hidden
 */
record FootPoint(FloorMeasurement measurement, double heightM, double widthM, boolean inferred) {
  /** Distance from the picture's edge within which a box counts as cut off, in pixels. */
  private static final double EDGE_PX = 2;

  /** A box lower than this part of its object's height counts as hidden below. */
  private static final double HIDDEN = 0.8;

  /** Number of measurements before a height is used. */
  private static final int MIN_HEIGHTS = 5;

  /** Errors of a detector's box: a pixel, and parts of its size. */
  private static final double PIXEL = 1;

  private static final double ACROSS = 0.02;
  private static final double ALONG = 0.03;

  /** Additional standard deviation of an inferred foot point, as a part of the object's height. */
  private static final double INFERRED = 0.1;

  /**
   * Standard deviation along the viewing direction of a foot point with hidden feet and unknown
   * height.
   */
  private static final double UNSEEN_M = 1.0;

  /**
   * Computes the foot point.
   *
   * @param known height in metres, 0 if unknown
   * @param heights number of its measurements
   * @return empty if the foot point is at or above the horizon
   */
  static Optional<FootPoint> of(
      CameraView view, Box box, double known, int heights, SiteParameters parameters) {
    Point centre = new Point(box.anchor().xPx(), box.topPx() + box.heightPx() / 2);
    Point bottom = within(box, view.alongVertical(centre, box.bottomPx()));
    Optional<FloorPoint> seen = view.homography().toFloor(bottom);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    boolean cutBelow = Math.abs(box.bottomPx() - view.heightPx()) <= EDGE_PX;
    boolean cutAbove = box.topPx() <= EDGE_PX;
    double height = view.heightM(seen.get(), box.topPx());
    boolean trusted = heights >= MIN_HEIGHTS && !cutAbove;
    boolean hidden = trusted && height < HIDDEN * known;
    if (trusted && (cutBelow || hidden)) {
      Point head = within(box, view.alongVertical(centre, box.topPx()));
      Optional<FloorPoint> foot = view.footBelow(head, known);
      Optional<Point> picture = foot.flatMap(f -> view.homography().toPicture(f));
      if (foot.isPresent() && picture.isPresent()) {
        double sigma = INFERRED * known;
        return Optional.of(at(view, box, picture.get(), foot.get(), sigma, parameters, 0, true));
      }
    }
    double sigma = cutBelow ? UNSEEN_M : 0;
    double measured = cutBelow || cutAbove ? 0 : height;
    return Optional.of(at(view, box, bottom, seen.get(), sigma, parameters, measured, cutBelow));
  }

  /** Seen from above, verticals run in all directions: the foot is within the box anyhow. */
  private static Point within(Box box, Point p) {
    return new Point(Math.max(box.leftPx(), Math.min(box.rightPx(), p.xPx())), p.yPx());
  }

  private static FootPoint at(
      CameraView view,
      Box box,
      Point picture,
      FloorPoint floor,
      double alongSigmaM,
      SiteParameters parameters,
      double heightM,
      boolean inferred) {
    double[] j = view.homography().jacobian(picture);
    double su = PIXEL + ACROSS * box.heightPx();
    double sv = PIXEL + ALONG * box.heightPx();
    double c = parameters.calibrationSigmaM() * parameters.calibrationSigmaM();
    // The box's lower edge is a picture row; depth lies perpendicular to its line on the floor.
    double length = Math.sqrt(j[0] * j[0] + j[2] * j[2]);
    double side = j[2] * j[1] - j[0] * j[3] > 0 ? 1 : -1;
    double ux = -side * j[2] / length;
    double uy = side * j[0] / length;
    double a = alongSigmaM * alongSigmaM;
    double xx = j[0] * j[0] * su * su + j[1] * j[1] * sv * sv + c + a * ux * ux;
    double xy = j[0] * j[2] * su * su + j[1] * j[3] * sv * sv + a * ux * uy;
    double yy = j[2] * j[2] * su * su + j[3] * j[3] * sv * sv + c + a * uy * uy;
    double width = box.widthPx() * length;
    return new FootPoint(
        new FloorMeasurement(floor.xM(), floor.yM(), xx, xy, yy, ux, uy), heightM, width, inferred);
  }
}
