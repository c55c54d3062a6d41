package io.followspot.vision.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaScaleTest {
  /** Whole and broken factors, rows that are no whole words, planes with more than what counts. */
  @ParameterizedTest
  @CsvSource({
    "48, 27, 48, 27, 32, 18",
    "51, 30, 49.5, 28.25, 20, 12",
    "160, 12, 160, 12, 16, 4",
    "35, 20, 35, 20, 32, 20",
    "9, 9, 9, 9, 4, 4"
  })
  void scale_anyFactor_isTheMeanByArea(
      int stride, int rows, double width, double height, int toWidth, int toHeight) {
    byte[] plane = new byte[stride * rows];
    new Random(stride).nextBytes(plane);

    byte[] scaled =
        AreaScale.scale(
            plane, stride, rows, width, height, new AreaScale.Target(toWidth, toHeight));

    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        double[] across = {x * width / toWidth, (x + 1) * width / toWidth};
        double[] down = {y * height / toHeight, (y + 1) * height / toHeight};
        assertThat((double) (scaled[y * toWidth + x] & 0xFF))
            .as("%d, %d", x, y)
            .isCloseTo(mean(plane, stride, across, down), within(2.5));
      }
    }
  }

  private static double mean(byte[] plane, int stride, double[] across, double[] down) {
    double sum = 0;
    double area = 0;
    for (int y = (int) down[0]; y < down[1] - 1e-9; y++) {
      for (int x = (int) across[0]; x < across[1] - 1e-9; x++) {
        double part = part(across, x) * part(down, y);
        sum += part * (plane[y * stride + x] & 0xFF);
        area += part;
      }
    }
    return sum / area;
  }

  private static double part(double[] range, int at) {
    return Math.min(range[1], at + 1) - Math.max(range[0], at);
  }
}
