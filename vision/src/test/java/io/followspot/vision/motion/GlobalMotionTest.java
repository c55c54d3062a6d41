package io.followspot.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlobalMotionTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final Texture TEXTURE = new Texture(11);

  @ParameterizedTest
  @MethodSource("affines")
  void sparse_knownWarp_isFoundEverywhere(Affine warp) {
    Plane before = TEXTURE.seen(WIDTH, HEIGHT, Affine.IDENTITY, 4);
    Plane after = TEXTURE.seen(WIDTH, HEIGHT, warp, 4);

    Affine found = new SparseMotion().estimate(before, after, Affine.IDENTITY).orElseThrow();

    assertThat(farthest(found, warp)).isLessThan(0.2);
  }

  @ParameterizedTest
  @MethodSource("shifts")
  void phase_knownShift_isFound(Affine shift) {
    Plane before = TEXTURE.seen(WIDTH, HEIGHT, Affine.IDENTITY, 4);
    Plane after = TEXTURE.seen(WIDTH, HEIGHT, shift, 4);

    Affine found = new PhaseMotion().estimate(before, after, Affine.IDENTITY).orElseThrow();

    assertThat(farthest(found, shift)).isLessThan(0.2);
  }

  static List<Affine> shifts() {
    List<Affine> shifts = new ArrayList<>();
    for (double[] s :
        new double[][] {{0, 0}, {0.3, -0.4}, {1.5, 2.25}, {-3.7, 0.1}, {6, 6}, {-11.2, 7.6}}) {
      shifts.add(Affine.translation(s[0], s[1]));
    }
    return shifts;
  }

  static List<Affine> affines() {
    List<Affine> warps = new ArrayList<>(shifts());
    warps.add(turned(0.01, 1, 2.3, -1.1));
    warps.add(turned(-0.03, 1.02, -4.4, 3.2));
    warps.add(turned(0.02, 0.97, 5.5, 5.5));
    warps.add(new Affine(1.01, 0.015, 1.2, -0.008, 0.99, -2.4));
    return warps;
  }

  /** Turned and zoomed about the middle, then shifted. */
  private static Affine turned(double radians, double zoom, double dx, double dy) {
    double cos = zoom * Math.cos(radians);
    double sin = zoom * Math.sin(radians);
    return Affine.translation(-WIDTH / 2.0, -HEIGHT / 2.0)
        .then(new Affine(cos, -sin, 0, sin, cos, 0))
        .then(Affine.translation(WIDTH / 2.0 + dx, HEIGHT / 2.0 + dy));
  }

  /** The greatest distance between where the two maps put a point of the picture. */
  static double farthest(Affine one, Affine other) {
    double farthest = 0;
    for (double x : new double[] {0, WIDTH / 2.0, WIDTH}) {
      for (double y : new double[] {0, HEIGHT / 2.0, HEIGHT}) {
        Point p = one.apply(new Point(x, y));
        Point q = other.apply(new Point(x, y));
        farthest = Math.max(farthest, Math.hypot(p.xPx() - q.xPx(), p.yPx() - q.yPx()));
      }
    }
    return farthest;
  }

  @Test
  void both_otherPicture_isNoMotion() {
    Plane before = TEXTURE.seen(WIDTH, HEIGHT, Affine.IDENTITY, 4);
    Plane other = new Texture(12).seen(WIDTH, HEIGHT, Affine.IDENTITY, 4);

    assertThat(new SparseMotion().estimate(before, other, Affine.IDENTITY)).isEmpty();
    assertThat(new PhaseMotion().estimate(before, other, Affine.IDENTITY)).isEmpty();
  }

  @Test
  void both_flatPicture_isNoMotion() {
    Plane flat = new Plane(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]);

    assertThat(new SparseMotion().estimate(flat, flat, Affine.IDENTITY)).isEmpty();
    assertThat(new PhaseMotion().estimate(flat, flat, Affine.IDENTITY)).isEmpty();
  }
}
