package io.followspot.tracking.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followspot.tracking.geometry.Box;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MotionScaleTest {
  private static final MotionNoise NOISE = new MotionNoise(0.05, 0.08, 0.2, 0.05, 0.6, 0.1, 3);

  @Test
  void observe_objectThatGrowsEverFaster_raisesTheExtentOnly() {
    MotionScale scale = follow(i -> square(500, 40 * Math.pow(1.06, i)));
    assertThat(scale.extentLog()).isGreaterThan(1);
    assertThat(scale.centreLog()).isLessThan(0.2);
  }

  @Test
  void observe_objectThatTurnsAbruptly_raisesTheCentre() {
    MotionScale scale = follow(i -> square(500 + 200 * Math.sin(i / 3.0), 60));
    assertThat(scale.centreLog()).isGreaterThan(1);
  }

  @Test
  void observe_noiseAsExpected_raisesNothing() {
    Random random = new Random(1);
    MotionScale scale =
        follow(i -> square(500 + 3 * random.nextGaussian(), 60 + 3 * random.nextGaussian()));
    assertThat(scale.centreLog()).isLessThan(0.3);
    assertThat(scale.extentLog()).isLessThan(0.3);
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    MotionScale scale = follow(i -> square(500 + 200 * Math.sin(i / 3.0), 60 + i));
    ByteBuffer bytes = ByteBuffer.allocate(MotionScale.BYTES);
    scale.write(bytes);
    ByteBuffer again = ByteBuffer.allocate(MotionScale.BYTES);
    MotionScale.read(bytes.flip()).write(again);
    assertThat(again.array()).isEqualTo(bytes.array());
  }

  @Test
  void read_factorBeyondTheLargest_isRefused() {
    ByteBuffer bytes = ByteBuffer.allocate(MotionScale.BYTES).putShort(0, Short.MAX_VALUE);
    assertThatIllegalArgumentException().isThrownBy(() -> MotionScale.read(bytes));
    ByteBuffer negative = ByteBuffer.allocate(MotionScale.BYTES).putShort(2, (short) -1);
    assertThatIllegalArgumentException().isThrownBy(() -> MotionScale.read(negative));
  }

  private interface Way {
    Box at(int frame);
  }

  private static MotionScale follow(Way way) {
    BoxFilter filter = BoxFilter.initiate(way.at(0), NOISE);
    MotionScale scale = new MotionScale(0, 0);
    for (int i = 1; i < 60; i++) {
      filter.predict(TimeStep.steady(NOISE, 0.1), scale);
      scale.observe(filter, way.at(i), NOISE, i > 1);
      filter.update(way.at(i), NOISE, 1);
    }
    return scale;
  }

  private static Box square(double centre, double side) {
    return new Box(centre - side / 2, 300 - side / 2, side, side);
  }
}
