package io.followspot.vision.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import org.junit.jupiter.api.Test;

class MotionFieldTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final Plane BEFORE = new Texture(31).seen(WIDTH, HEIGHT, Affine.IDENTITY, 0);

  @Test
  void between_knownWarp_isFoundAtEachPixel() {
    Affine warp = new Affine(1.01, 0.008, 0.6, -0.008, 1.01, -1.3);
    MotionField field = MotionField.between(BEFORE, new Texture(31).seen(WIDTH, HEIGHT, warp, 0));

    double sum = 0;
    int count = 0;
    for (int y = 16; y < HEIGHT - 16; y++) {
      for (int x = 16; x < WIDTH - 16; x++) {
        Point to = warp.apply(new Point(x + 0.5, y + 0.5));
        sum +=
            Math.hypot(
                field.rightPx(x, y) - (to.xPx() - x - 0.5),
                field.downPx(x, y) - (to.yPx() - y - 0.5));
        count++;
      }
    }
    assertThat(sum / count).as("mean error, px").isLessThan(0.2);
  }

  @Test
  void heatMap_onePatchMoves_isHotThereOnly() {
    Plane moved = new Texture(31).seen(WIDTH, HEIGHT, Affine.translation(3, 0), 0);
    byte[] mixed = BEFORE.values().clone();
    for (int y = 60; y < 120; y++) {
      System.arraycopy(moved.values(), y * WIDTH + 120, mixed, y * WIDTH + 120, 80);
    }

    float[][] heat = MotionField.between(BEFORE, new Plane(WIDTH, HEIGHT, mixed)).heatMap(20);

    assertThat(heat[4][7]).as("within the patch").isBetween(2.5f, 3.5f);
    assertThat(heat[1][1]).as("elsewhere").isLessThan(0.2f);
    assertThat(heat[7][14]).as("elsewhere").isLessThan(0.2f);
  }
}
