package io.followspot.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Affine;
import org.junit.jupiter.api.Test;

class MotionMapTest {
  /** As small as the pictures that a camera remembers. */
  private static final int WIDTH = 80;

  private static final int HEIGHT = 45;
  private static final Plane BEFORE = new Texture(31).seen(WIDTH, HEIGHT, Affine.IDENTITY, 0);

  @Test
  void between_knownShift_isFoundInEachCell() {
    Plane moved = new Texture(31).seen(WIDTH, HEIGHT, Affine.translation(1.5, -0.5), 0);

    MotionMap map = MotionMap.between(BEFORE, moved, 16, 16);

    assertThat(map.columns()).isEqualTo(32);
    assertThat(map.rows()).isEqualTo(18);
    double right = 0;
    double down = 0;
    double distance = 0;
    int count = 0;
    for (int row = 3; row < 15; row++) {
      for (int column = 3; column < 29; column++) {
        right += map.rightPx()[row * 32 + column];
        down += map.downPx()[row * 32 + column];
        distance += map.distancePx()[row * 32 + column];
        count++;
      }
    }
    assertThat(right / count).isCloseTo(24, within(3.0));
    assertThat(down / count).isCloseTo(-8, within(3.0));
    assertThat(distance / count).isCloseTo(Math.hypot(24, 8), within(4.0));
  }

  @Test
  void between_onePatchMoves_isFastThereOnly() {
    Plane moved = new Texture(31).seen(WIDTH, HEIGHT, Affine.translation(2, 0), 0);
    byte[] mixed = BEFORE.values().clone();
    for (int y = 15; y < 30; y++) {
      System.arraycopy(moved.values(), y * WIDTH + 30, mixed, y * WIDTH + 30, 20);
    }

    MotionMap map = MotionMap.between(BEFORE, new Plane(WIDTH, HEIGHT, mixed), 1, 1);

    assertThat(map.distancePx()[9 * 32 + 16]).as("within the patch").isBetween(1.5f, 2.5f);
    assertThat(map.distancePx()[2 * 32 + 2]).as("elsewhere").isLessThan(0.3f);
    assertThat(map.distancePx()[15 * 32 + 29]).as("elsewhere").isLessThan(0.3f);
  }

  @Test
  void between_sameAgain_isStill() {
    MotionMap map = MotionMap.between(BEFORE, BEFORE, 16, 16);

    for (float distance : map.distancePx()) {
      assertThat(distance).isLessThan(0.1f);
    }
  }
}
