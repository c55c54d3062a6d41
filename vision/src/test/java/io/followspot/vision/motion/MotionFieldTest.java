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
}
