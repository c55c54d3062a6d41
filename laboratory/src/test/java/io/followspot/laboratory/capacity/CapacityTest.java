package io.followspot.laboratory.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityTest {
  @Test
  void costOfMeasuredSizes_isTheMeasuredOne() {
    assertThat(FrameCost.of(1280, 720).functionsMs()).isCloseTo(3.87, within(1e-9));
    assertThat(FrameCost.of(640, 360).totalMs()).isCloseTo(3.47, within(0.01));
    assertThat(FrameCost.of(1920, 1080).totalMs()).isCloseTo(7.40, within(0.01));
  }

  @Test
  void costOfOtherSizes_growsWithThePixels() {
    double smaller = FrameCost.of(960, 540).totalMs();
    assertThat(smaller)
        .isBetween(FrameCost.of(640, 360).totalMs(), FrameCost.of(1280, 720).totalMs());
    assertThat(FrameCost.of(2560, 1440).totalMs()).isGreaterThan(7.40);
    assertThat(FrameCost.of(320, 180).kilobytes()).isPositive();
  }

  @Test
  void film_thatTheModelDoesNotKnow_costsAsMuchAsPredicted() {
    // Measured: 3.67 ms a frame at 768 x 576 (docs/performance.md).
    assertThat(FrameCost.of(768, 576).totalMs()).isCloseTo(3.67, within(0.15 * 3.67));
  }

  @Test
  void slots_areFlinksOwn() {
    // By Flink 1.16's KeyGroupRangeAssignment.assignKeyToParallelOperator(key, 128, 4).
    assertThat(IntStream.range(0, 8).map(i -> CameraPlacement.slotOf("camera-" + i, 4)))
        .containsExactly(3, 1, 3, 2, 1, 1, 2, 1);
  }

  @Test
  void fewCamerasOnManySlots_areUneven_manyAreNot() {
    assertThat(CameraPlacement.slotSkew("camera-", 16, 16)).isGreaterThan(1.5);
    assertThat(CameraPlacement.slotSkew("camera-", 100_000, 16)).isLessThan(1.1);
    assertThat(CameraPlacement.partitionSkew("camera-", 100_000, 16)).isLessThan(1.1);
  }

  @Test
  void moreFramesThanKeyGroupsCanTake_fitIntoNoInstallation() {
    FrameCost frame = FrameCost.of(1280, 720);
    assertThat(new Capacity(100, 10, frame, 24, 3).slots("camera-")).isBetween(2, 4);
    assertThat(new Capacity(100_000, 10, frame, 24, 3).slots("camera-")).isGreaterThan(128);
  }
}
