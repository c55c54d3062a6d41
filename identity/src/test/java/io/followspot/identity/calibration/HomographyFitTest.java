package io.followspot.identity.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomographyFitTest {
  private static final Intrinsics LENS = new Intrinsics(900, 900, 640, 360);
  private static final Pose POSE = Pose.lookingAt(new FloorPoint(5, -4), 4, new FloorPoint(5, 5));
  private static final CameraView CAMERA =
      new CameraView(Homography.of(LENS, POSE), 1280, 720, LENS);

  private static PointPair pair(double xM, double yM) {
    FloorPoint floor = new FloorPoint(xM, yM);
    return new PointPair(CAMERA.toPicture(floor, 0).orElseThrow(), floor);
  }

  private static List<PointPair> square() {
    return List.of(pair(2, 1), pair(8, 1), pair(8, 9), pair(2, 9));
  }

  @Test
  void of_fourPairs_mapsOtherPointsToo() {
    HomographyFit fit = HomographyFit.of(square());

    FloorPoint middle = new FloorPoint(5, 6);
    Point picture = CAMERA.toPicture(middle, 0).orElseThrow();
    assertThat(fit.homography().toFloor(picture).orElseThrow().distanceM(middle)).isLessThan(1e-6);
    assertThat(fit.homography().toPicture(middle).orElseThrow().distancePx(picture))
        .isLessThan(1e-6);
    assertThat(fit.rmsM()).isLessThan(1e-6);
  }

  @Test
  void of_onePointOffByHalfAMetre_saysWhich() {
    List<PointPair> pairs = new ArrayList<>(square());
    pairs.add(pair(5, 3));
    pairs.add(pair(4, 7));
    pairs.add(pair(6, 7));
    PointPair right = pair(3, 4);
    pairs.add(new PointPair(right.picture(), new FloorPoint(3.5, 4)));

    HomographyFit fit = HomographyFit.of(pairs);

    double worst = fit.residualsM().stream().mapToDouble(r -> r).max().orElseThrow();
    assertThat(fit.residualsM().get(7)).isEqualTo(worst).isGreaterThan(0.2);
  }

  @Test
  void of_threePairs_isRefused() {
    assertThatThrownBy(() -> HomographyFit.of(square().subList(0, 3)))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("at least 4")
        .hasMessageContaining("has 3");
  }

  @Test
  void of_pointsOnOneLine_isRefused() {
    List<PointPair> line = List.of(pair(2, 2), pair(4, 4), pair(6, 6), pair(8, 8), pair(5, 5));

    assertThatThrownBy(() -> HomographyFit.of(line))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("one line");
  }

  @Test
  void of_threeOfFourOnOneLine_isRefused() {
    List<PointPair> pairs = List.of(pair(2, 2), pair(5, 2), pair(8, 2), pair(5, 8));

    assertThatThrownBy(() -> HomographyFit.of(pairs))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("one line");
  }

  @Test
  void of_samePointFourTimes_isRefused() {
    List<PointPair> pairs = List.of(pair(2, 2), pair(2, 2), pair(2, 2), pair(2, 2));

    assertThatThrownBy(() -> HomographyFit.of(pairs))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("coincide");
  }

  @Test
  void of_pairsSwapped_isRefusedOrHasResiduals() {
    List<PointPair> pairs = new ArrayList<>(square());
    pairs.add(pair(5, 4));
    pairs.set(0, new PointPair(pair(2, 1).picture(), new FloorPoint(8, 9)));
    pairs.set(2, new PointPair(pair(8, 9).picture(), new FloorPoint(2, 1)));

    double worst;
    try {
      worst = HomographyFit.of(pairs).residualsM().stream().mapToDouble(r -> r).max().orElseThrow();
    } catch (CalibrationException e) {
      worst = Double.POSITIVE_INFINITY;
    }
    assertThat(worst).isGreaterThan(0.5);
  }

  @Test
  void view_withoutIntrinsics_findsWhereTheCameraIs() {
    CameraView view = new CameraView(HomographyFit.of(square()).homography(), 1280, 720, null);

    assertThat(view.footOfCamera().distanceM(new FloorPoint(5, -4))).isLessThan(1e-3);
    assertThat(view.cameraHeightM()).isCloseTo(4, within(1e-3));
  }

  @Test
  void view_headAndFoot_giveHeightAndEachOther() {
    FloorPoint foot = new FloorPoint(6.5, 4);
    Point head = CAMERA.toPicture(foot, 1.8).orElseThrow();

    assertThat(CAMERA.heightM(foot, head.yPx())).isCloseTo(1.8, within(1e-9));
    assertThat(CAMERA.footBelow(head, 1.8).orElseThrow().distanceM(foot)).isLessThan(1e-9);
    Point footPx = CAMERA.toPicture(foot, 0).orElseThrow();
    assertThat(CAMERA.alongVertical(head, footPx.yPx()).distancePx(footPx)).isLessThan(1e-6);
  }

  @Test
  void toFloor_aboveTheHorizon_isNowhere() {
    assertThat(CAMERA.homography().toFloor(new Point(640, -200))).isEmpty();
    assertThat(CAMERA.homography().toFloor(new Point(640, 700))).isPresent();
  }

  @Test
  void jacobian_agreesWithDifferences() {
    Point p = new Point(700, 500);
    double[] j = CAMERA.homography().jacobian(p);
    FloorPoint at = CAMERA.homography().toFloor(p).orElseThrow();
    FloorPoint right = CAMERA.homography().toFloor(new Point(700.001, 500)).orElseThrow();
    FloorPoint down = CAMERA.homography().toFloor(new Point(700, 500.001)).orElseThrow();

    assertThat(j[0]).isCloseTo((right.xM() - at.xM()) / 0.001, within(1e-5));
    assertThat(j[2]).isCloseTo((right.yM() - at.yM()) / 0.001, within(1e-5));
    assertThat(j[1]).isCloseTo((down.xM() - at.xM()) / 0.001, within(1e-5));
    assertThat(j[3]).isCloseTo((down.yM() - at.yM()) / 0.001, within(1e-5));
  }

  @Test
  void pose_reflection_isRefused() {
    double[] mirrored = {-1, 0, 0, 0, 1, 0, 0, 0, 1};

    assertThatThrownBy(() -> new Pose(mirrored, new double[] {0, 0, 1}))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("reflection");
  }
}
