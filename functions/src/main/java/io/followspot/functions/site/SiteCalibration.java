package io.followspot.functions.site;

import io.followspot.functions.state.SiteCameraState;
import io.followspot.identity.calibration.CalibrationException;
import io.followspot.identity.calibration.CameraView;
import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.calibration.Homography;
import io.followspot.identity.calibration.HomographyFit;
import io.followspot.identity.calibration.PointPair;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.SitePlacement;
import io.followspot.tracking.geometry.Point;
import java.util.Optional;

/**
 * From a registration's calibration, in relative coordinates, to where a picture shows the floor.
 */
public final class SiteCalibration {
  /** A camera that is calibrated by a homography shows the floor at least here. */
  private static final RelativePoint BOTTOM = RelativePoint.newBuilder().setX(0.5).setY(1).build();

  private SiteCalibration() {}

  /** Why the calibration determines no mapping; empty if it does. */
  public static Optional<String> flaw(SitePlacement placement) {
    try {
      view(camera("", placement), 1_000, 1_000);
      return Optional.empty();
    } catch (CalibrationException e) {
      return Optional.of("is not calibrated: " + e.getMessage());
    }
  }

  /** Computes the mapping once. */
  static SiteCameraState camera(String cameraId, SitePlacement placement) {
    SiteCameraState.Builder camera =
        SiteCameraState.newBuilder()
            .setCameraId(cameraId)
            .addAllLinks(placement.getLinksList())
            .addAllZones(placement.getZonesList())
            .addAllLines(placement.getLinesList());
    if (placement.getPointsCount() == 0) {
      return camera.addAllHomography(placement.getHomographyList()).setFloorSeen(BOTTOM).build();
    }
    HomographyFit fit =
        HomographyFit.of(
            placement.getPointsList().stream()
                .map(
                    point ->
                        new PointPair(
                            new Point(point.getPicture().getX(), point.getPicture().getY()),
                            new FloorPoint(point.getFloor().getXM(), point.getFloor().getYM())))
                .toList());
    for (double value : fit.homography().values()) {
      camera.addHomography(value);
    }
    return camera.setFloorSeen(placement.getPoints(0).getPicture()).build();
  }

  /** The view for frames of a size. */
  static CameraView view(SiteCameraState camera, int widthPx, int heightPx) {
    double[] pixels = new double[9];
    for (int i = 0; i < 9; i++) {
      double side = i % 3 == 0 ? widthPx : i % 3 == 1 ? heightPx : 1;
      pixels[i] = camera.getHomography(i) / side;
    }
    Point floorSeen =
        new Point(camera.getFloorSeen().getX() * widthPx, camera.getFloorSeen().getY() * heightPx);
    return new CameraView(Homography.of(pixels, floorSeen), widthPx, heightPx, null);
  }
}
