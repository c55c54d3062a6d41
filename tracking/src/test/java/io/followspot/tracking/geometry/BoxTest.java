package io.followspot.tracking.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void iou_randomBoxes_isSymmetricAndWithinZeroToOne(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Box a = box(random);
      Box b = box(random);
      assertThat(a.iou(b)).isEqualTo(b.iou(a)).isBetween(0.0, 1.0);
      assertThat(a.iou(a)).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void iou_halfOverlap_isAThird() {
    assertThat(new Box(0, 0, 10, 10).iou(new Box(5, 0, 10, 10))).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void iou_touchingBoxes_isZero() {
    assertThat(new Box(0, 0, 10, 10).iou(new Box(10, 0, 10, 10))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 5, no area",
    "0, 0, 5, 0, no area",
    "0, 0, -1, 5, no area",
    "0, 0, 5, NaN, no area",
    "0, 0, Infinity, 5, no area",
    "NaN, 0, 5, 5, no finite corner",
    "0, -Infinity, 5, 5, no finite corner"
  })
  void box_degenerate_isRefused(double l, double t, double w, double h, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Box(l, t, w, h))
        .withMessageContaining(message);
  }

  private static Box box(Random random) {
    double scale = Math.pow(10, random.nextInt(4));
    return new Box(
        random.nextGaussian() * scale,
        random.nextGaussian() * scale,
        1e-6 + random.nextDouble() * scale,
        1e-6 + random.nextDouble() * scale);
  }
}
