package io.followspot.tracking.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
  private static final long FRAME_US = 40_000;

  @Test
  void to_straightSteadyWay_keepsItsEndsOnly() {
    Path path = Path.EMPTY;
    for (int i = 0; i <= 500; i++) {
      path = path.to(i * FRAME_US, new Point(i * 3, i * 2));
    }

    assertThat(path.points()).hasSize(2);
    assertThat(path.points().get(0).xPx()).isEqualTo(0);
    assertThat(path.points().get(1).xPx()).isEqualTo(1500);
  }

  @Test
  void to_aTurn_keepsTheCorner() {
    Path path = Path.EMPTY;
    for (int i = 0; i <= 100; i++) {
      path = path.to(i * FRAME_US, i <= 50 ? new Point(i * 4, 0) : new Point(200, (i - 50) * 4));
    }

    assertThat(path.points()).anySatisfy(p -> assertThat(p.xPx()).isBetween(196.0, 200.0));
    assertThat(path.points().size()).isBetween(3, 5);
  }

  @Test
  void to_timeThatDoesNotAdvance_isIgnored() {
    Path path = Path.EMPTY.to(10, new Point(1, 1));

    assertThat(path.to(10, new Point(5, 5))).isSameAs(path);
    assertThat(path.to(9, new Point(5, 5))).isSameAs(path);
  }

  @Test
  void to_absurdPlaces_staysFinite() {
    Path path = Path.EMPTY.to(1, new Point(1e300, Double.NaN)).to(2, new Point(-1e300, 3));

    assertThat(path.points()).allSatisfy(p -> assertThat(p.xPx()).isBetween(-2e6, 2e6));
  }

  /** The bound that the class promises, against every point of the true way. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void maxError_ofAWanderer_boundsTheTrueWay(long seed) {
    Random random = new Random(seed);
    List<Point> truth = new ArrayList<>();
    Path path = Path.EMPTY;
    double x = 300;
    double y = 200;
    double heading = 0;
    for (int i = 0; i < 5_000; i++) {
      heading += random.nextGaussian() * 0.2;
      x += Math.cos(heading) * 3;
      y += Math.sin(heading) * 3;
      truth.add(new Point(x, y));
      path = path.to(i * FRAME_US, new Point(x, y));
    }

    assertThat(path.points()).hasSizeLessThanOrEqualTo(Path.MAX_POINTS);
    double worst = 0;
    for (int i = 0; i < truth.size(); i++) {
      worst = Math.max(worst, at(path, i * FRAME_US).distancePx(truth.get(i)));
    }
    // The grid adds up to half a sixteenth on each axis.
    double bound = path.points().stream().mapToDouble(PathPoint::errorPx).max().orElseThrow();
    assertThat(worst).isLessThanOrEqualTo(bound + 0.1);
  }

  private static Point at(Path path, long us) {
    List<PathPoint> points = path.points();
    int i = 1;
    while (points.get(i).capturedAtUs() < us) {
      i++;
    }
    PathPoint a = points.get(i - 1);
    PathPoint b = points.get(i);
    double share = (double) (us - a.capturedAtUs()) / (b.capturedAtUs() - a.capturedAtUs());
    return new Point(a.xPx() + (b.xPx() - a.xPx()) * share, a.yPx() + (b.yPx() - a.yPx()) * share);
  }
}
