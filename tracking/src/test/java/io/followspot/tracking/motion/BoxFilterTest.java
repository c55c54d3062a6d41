package io.followspot.tracking.motion;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.W;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxFilterTest {
  private static final MotionNoise NOISE = new MotionNoise(0.05, 0.08, 0.5, 0.1, 0.6, 0.1, 3);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void covariance_randomSteps_staysPositive(long seed) {
    Random random = new Random(seed);
    BoxFilter filter = BoxFilter.initiate(box(random), NOISE);
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(4)) {
        case 0 -> filter.update(box(random), NOISE, Math.pow(10, random.nextInt(5) - 2));
        case 1 ->
            filter.moveCamera(
                new Affine(
                    1 + random.nextGaussian() / 10,
                    random.nextGaussian() / 10,
                    random.nextGaussian() * 10,
                    random.nextGaussian() / 10,
                    1 + random.nextGaussian() / 10,
                    random.nextGaussian() * 10));
        default -> filter.predict(TimeStep.steady(NOISE, Math.pow(10, random.nextInt(6) - 4)));
      }
      for (int axis = X; axis <= H; axis++) {
        double determinant =
            filter.variance(axis) * filter.velocityVariance(axis)
                - filter.covariance(axis) * filter.covariance(axis);
        assertThat(filter.variance(axis)).isPositive().isFinite();
        assertThat(filter.velocityVariance(axis)).isPositive().isFinite();
        assertThat(determinant).isPositive();
      }
      assertThat(filter.box().areaPx2()).isPositive();
    }
  }

  @Test
  void update_steadyMovement_learnsVelocity() {
    BoxFilter filter = BoxFilter.initiate(new Box(0, 0, 40, 100), NOISE);
    for (int i = 1; i <= 60; i++) {
      filter.predict(TimeStep.steady(NOISE, 0.1));
      filter.update(new Box(3 * i, -2 * i, 40 + 0.2 * i, 100), NOISE, 1);
    }
    assertThat(filter.velocity(X)).isCloseTo(31, within(1.5));
    assertThat(filter.velocity(Y)).isCloseTo(-20, within(1.5));
    assertThat(filter.velocity(W)).isCloseTo(2, within(0.5));
    assertThat(filter.velocity(H)).isCloseTo(0, within(0.5));
  }

  @Test
  void predict_twoHalfSteps_equalOne() {
    BoxFilter one = moving();
    BoxFilter two = moving();
    one.predict(TimeStep.steady(NOISE, 0.2));
    two.predict(TimeStep.steady(NOISE, 0.1));
    two.predict(TimeStep.steady(NOISE, 0.1));
    assertThat(one.position(X)).isCloseTo(two.position(X), within(1e-3));
    assertThat(one.velocity(X)).isCloseTo(two.velocity(X), within(1e-3));
    assertThat(one.variance(X)).isCloseTo(two.variance(X), within(one.variance(X) * 0.02));
  }

  @Test
  void update_afterGap_rewritesVelocityMoreThanWithoutGap() {
    BoxFilter shortGap = moving();
    BoxFilter longGap = moving();
    double before = shortGap.velocity(X);
    shortGap.predict(TimeStep.steady(NOISE, 0.1));
    longGap.predict(TimeStep.coasting(NOISE, 1));
    shortGap.update(shifted(shortGap.box(), 10), NOISE, 1);
    longGap.update(shifted(longGap.box(), 10), NOISE, 1);
    double gainPerPixelShort = (shortGap.velocity(X) - before) / 10;
    double decayed = before * TimeStep.coasting(NOISE, 1).velocityFactor;
    double gainPerPixelLong = (longGap.velocity(X) - decayed) / 10;
    // A detection displaced by d after a gap of T implies a velocity error of about d / T.
    assertThat(gainPerPixelLong).isBetween(0.7, 1.6);
    assertThat(gainPerPixelShort).isPositive();
  }

  @Test
  void moveCamera_shift_movesOnlyTheCentre() {
    BoxFilter filter = moving();
    Box before = filter.box();
    double vx = filter.velocity(X);
    double variance = filter.variance(X);
    filter.moveCamera(new Affine(1, 0, 12, 0, 1, -7));
    assertThat(filter.box().leftPx()).isCloseTo(before.leftPx() + 12, within(1e-3));
    assertThat(filter.box().topPx()).isCloseTo(before.topPx() - 7, within(1e-3));
    assertThat(filter.box().widthPx()).isEqualTo(before.widthPx());
    assertThat(filter.velocity(X)).isEqualTo(vx);
    assertThat(filter.variance(X)).isEqualTo(variance);
  }

  @Test
  void moveCamera_zoom_scalesAll() {
    BoxFilter filter = moving();
    double variance = filter.variance(H);
    double height = filter.position(H);
    filter.moveCamera(new Affine(2, 0, 0, 0, 2, 0));
    assertThat(filter.position(H)).isCloseTo(2 * height, within(1e-3));
    assertThat(filter.variance(H)).isCloseTo(4 * variance, within(variance * 1e-3));
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    BoxFilter filter = moving();
    ByteBuffer bytes = ByteBuffer.allocate(BoxFilter.BYTES);
    filter.write(bytes);
    BoxFilter read = BoxFilter.read(bytes.flip());
    ByteBuffer again = ByteBuffer.allocate(BoxFilter.BYTES);
    read.write(again);
    assertThat(again.array()).isEqualTo(bytes.array());
  }

  @Test
  void read_zeros_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BoxFilter.read(ByteBuffer.allocate(BoxFilter.BYTES)));
  }

  private static BoxFilter moving() {
    BoxFilter filter = BoxFilter.initiate(new Box(10, 20, 40, 100), NOISE);
    for (int i = 1; i <= 20; i++) {
      filter.predict(TimeStep.steady(NOISE, 0.1));
      filter.update(new Box(10 + 3 * i, 20, 40, 100), NOISE, 1);
    }
    return filter;
  }

  private static Box shifted(Box box, double dx) {
    return new Box(box.leftPx() + dx, box.topPx(), box.widthPx(), box.heightPx());
  }

  private static Box box(Random random) {
    return new Box(
        random.nextDouble() * 1000 - 100,
        random.nextDouble() * 1000 - 100,
        0.1 + random.nextDouble() * 300,
        0.1 + random.nextDouble() * 300);
  }
}
