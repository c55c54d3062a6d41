package io.followspot.simulation.site;

import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.calibration.Homography;
import io.followspot.identity.calibration.HomographyFit;
import io.followspot.identity.calibration.Intrinsics;
import io.followspot.identity.calibration.PointPair;
import io.followspot.identity.calibration.Pose;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A camera of a simulated site: its true view and its calibration. */
final class SimulatedCamera {
  static final int WIDTH_PX = 1280;
  static final int HEIGHT_PX = 720;
  private static final double FOCAL_PX = 900;
  private static final double RADIUS_M = 0.2;

  final String id;
  final long clockOffsetUs;
  private final CameraView truth;
  private final SiteScenario scenario;
  private final SeededNoise noise;
  private final int number;

  SimulatedCamera(SiteScenario scenario, SeededNoise noise, int number) {
    this.scenario = scenario;
    this.noise = noise;
    this.number = number;
    id = "cam" + (number + 1);
    double part = 2 * noise.unit(10, number, 0) - 1;
    clockOffsetUs = Math.round(part * scenario.clockOffsetUs() / 1000) * 1000;
    Intrinsics lens = new Intrinsics(FOCAL_PX, FOCAL_PX, WIDTH_PX / 2.0, HEIGHT_PX / 2.0);
    Pose pose = pose();
    truth = new CameraView(Homography.of(lens, pose), WIDTH_PX, HEIGHT_PX, lens);
  }

  private Pose pose() {
    double height = noise.between(3.5, 6, 11, number, 0);
    double length = scenario.lengthM();
    if (!scenario.overlapping()) {
      double part = length / scenario.cameras();
      double x = part * (number + 0.5);
      return Pose.lookingAt(new FloorPoint(x, -3), height, new FloorPoint(x, 4));
    }
    // Around the floor, each directed at its centre.
    double angle = 2 * Math.PI * number / 5.0 + noise.between(-0.2, 0.2, 12, number, 0);
    double reach = length / 2 + 3;
    FloorPoint place =
        new FloorPoint(length / 2 + reach * StrictMath.cos(angle), 5 + 8 * StrictMath.sin(angle));
    return Pose.lookingAt(place, height, new FloorPoint(length / 2, 5));
  }

  /** A manual calibration: eight points, each clicked with an error. */
  CameraView calibrated() {
    List<PointPair> pairs = new ArrayList<>();
    for (int k = 0; pairs.size() < 8 && k < 400; k++) {
      FloorPoint floor =
          new FloorPoint(
              noise.between(-1, scenario.lengthM() + 1, 13, number, 4L * k),
              noise.between(0, 10, 13, number, 4L * k + 1));
      long at = k;
      picture(floor, 0)
          .filter(SimulatedCamera::isInside)
          .map(
              p ->
                  new Point(
                      p.xPx() + scenario.clickSigmaPx() * noise.normal(14, number, at),
                      p.yPx() + scenario.clickSigmaPx() * noise.normal(15, number, at)))
          .ifPresent(p -> pairs.add(new PointPair(p, floor)));
    }
    return new CameraView(HomographyFit.of(pairs).homography(), WIDTH_PX, HEIGHT_PX, null);
  }

  /** Box around an upright cylinder; empty if less than half of it is in the picture. */
  Optional<Box> box(FloorPoint foot, double heightM) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 16; k++) {
      double angle = Math.PI * (k % 8) / 4;
      FloorPoint rim =
          new FloorPoint(
              foot.xM() + RADIUS_M * StrictMath.cos(angle),
              foot.yM() + RADIUS_M * StrictMath.sin(angle));
      Optional<Point> p = picture(rim, k < 8 ? 0 : heightM);
      if (p.isEmpty()) {
        return Optional.empty();
      }
      left = Math.min(left, p.get().xPx());
      right = Math.max(right, p.get().xPx());
      top = Math.min(top, p.get().yPx());
      bottom = Math.max(bottom, p.get().yPx());
    }
    double area = (right - left) * (bottom - top);
    left = Math.max(0, left);
    top = Math.max(0, top);
    right = Math.min(WIDTH_PX, right);
    bottom = Math.min(HEIGHT_PX, bottom);
    if (right - left < 4 || bottom - top < 8 || (right - left) * (bottom - top) < area / 2) {
      return Optional.empty();
    }
    return Optional.of(new Box(left, top, right - left, bottom - top));
  }

  double distanceM(FloorPoint foot) {
    return foot.distanceM(truth.footOfCamera());
  }

  private Optional<Point> picture(FloorPoint floor, double heightM) {
    return truth.toPicture(floor, heightM).map(this::distorted);
  }

  private Point distorted(Point p) {
    double x = (p.xPx() - WIDTH_PX / 2.0) / (WIDTH_PX / 2.0);
    double y = (p.yPx() - HEIGHT_PX / 2.0) / (WIDTH_PX / 2.0);
    double factor = 1 + scenario.distortion() * Math.min(4, x * x + y * y);
    return new Point(
        WIDTH_PX / 2.0 * (1 + x * factor), HEIGHT_PX / 2.0 + WIDTH_PX / 2.0 * y * factor);
  }

  private static boolean isInside(Point p) {
    return p.xPx() > 0 && p.yPx() > 0 && p.xPx() < WIDTH_PX && p.yPx() < HEIGHT_PX;
  }
}
