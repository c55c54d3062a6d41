package io.followspot.vision.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.motion.Texture;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with the texture itself under the same map. */
class WarpTest {
  private static final int WIDTH = 148;
  private static final int HEIGHT = 60;
  private static final Texture TEXTURE = new Texture(4, 3);

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0, 1, 0",
    "1, 0, 3, 0, 1, -2",
    "1, 0, -5.4, 0, 1, 4.7",
    "1.008, 0.01, 1.3, -0.009, 0.995, 2.2",
    "1.2, 0.1, 3.5, -0.15, 0.9, -4.5",
    "0.7, 0, 20, 0.02, 1.1, 1"
  })
  void of_anyMap_showsWhatIsThere(double a, double b, double tx, double c, double d, double ty) {
    Affine map = new Affine(a, b, tx, c, d, ty);
    byte[] plane = TEXTURE.seen(WIDTH, HEIGHT, Affine.IDENTITY, 0).values();
    byte[] truth = TEXTURE.seen(WIDTH, HEIGHT, map.inverse(), 0).values();

    byte[] warped = Warp.of(plane, WIDTH, map, 1);

    double sum = 0;
    int inside = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int i = y * WIDTH + x;
        Point at = map.apply(new Point(x + 0.5, y + 0.5));
        boolean seen = at.xPx() >= 0.5 && at.xPx() <= WIDTH - 0.5;
        seen &= at.yPx() >= 0.5 && at.yPx() <= HEIGHT - 0.5;
        if (seen) {
          inside++;
          sum += Math.abs((warped[i] & 0xFF) - (truth[i] & 0xFF));
          assertThat(warped[i] & 0xFF).as("%d, %d", x, y).isCloseTo(truth[i] & 0xFF, within(6));
        } else {
          assertThat(warped[i]).as("%d, %d stays", x, y).isEqualTo(plane[i]);
        }
      }
    }
    assertThat(inside).isGreaterThan(WIDTH * HEIGHT / 2);
    assertThat(sum / inside).as("mean error in levels").isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource({"3, -2", "0, 0", "-11, 7"})
  void of_wholePixels_movesThem(int right, int down) {
    byte[] plane = TEXTURE.seen(WIDTH, HEIGHT, Affine.IDENTITY, 0).values();

    byte[] warped = Warp.of(plane, WIDTH, Affine.translation(right, down), 1);

    for (int y = Math.max(0, -down); y < Math.min(HEIGHT, HEIGHT - down); y++) {
      int from = (y + down) * WIDTH + Math.max(0, right);
      int to = y * WIDTH + Math.max(0, -right);
      int count = WIDTH - Math.abs(right);
      assertThat(Arrays.copyOfRange(warped, to, to + count))
          .as("row %d", y)
          .isEqualTo(Arrays.copyOfRange(plane, from, from + count));
    }
  }
}
