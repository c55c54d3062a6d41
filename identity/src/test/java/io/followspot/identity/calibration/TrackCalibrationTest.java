package io.followspot.identity.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackCalibrationTest {
  private static final Intrinsics LENS = new Intrinsics(900, 900, 640, 360);
  private static final CameraView HERE =
      new CameraView(
          Homography.of(LENS, Pose.lookingAt(new FloorPoint(5, -4), 5, new FloorPoint(5, 5))),
          1280,
          720,
          LENS);

  /** Three people on curved paths; the second camera also sees one that the first does not. */
  private static FloorPoint way(int person, int t) {
    double a = 0.05 * t + 2 * person;
    return new FloorPoint(
        5 + (1.5 + 0.5 * person) * StrictMath.cos(a), 5 + 2.5 * StrictMath.sin(1.3 * a + person));
  }

  private final List<PictureSample> here = new ArrayList<>();
  private final List<FloorTrackSample> there = new ArrayList<>();

  private void walk(int people) {
    for (int t = 0; t < 200; t++) {
      for (int p = 0; p < people; p++) {
        Point foot = HERE.toPicture(way(p, t), 0).orElseThrow();
        double shake = (t * 7 + p) % 5 - 2;
        here.add(new PictureSample(t, "a" + p, new Point(foot.xPx() + shake, foot.yPx() - shake)));
      }
      for (int p = 0; p < 4; p++) {
        there.add(new FloorTrackSample(t, "b" + p, way(p, t)));
      }
    }
  }

  @Test
  void of_commonPeople_findsTheHomographyAndWhoIsWho() {
    walk(3);

    TrackCalibration.Result found = TrackCalibration.of(here, there);

    assertThat(found.tracks()).isEqualTo(Map.of("a0", "b0", "a1", "b1", "a2", "b2"));
    for (double x = 3; x <= 7; x += 2) {
      for (double y = 3; y <= 7; y += 2) {
        FloorPoint floor = new FloorPoint(x, y);
        Point picture = HERE.toPicture(floor, 0).orElseThrow();
        assertThat(found.fit().homography().toFloor(picture).orElseThrow().distanceM(floor))
            .isLessThan(0.1);
      }
    }
  }

  @Test
  void of_nobodyInCommon_isRefused() {
    walk(0);

    assertThatThrownBy(() -> TrackCalibration.of(here, there))
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("no tracks at the same times");
  }
}
