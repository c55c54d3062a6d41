package io.followspot.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.vision.mapping.MappingConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceColoursTest {
  @Test
  void of_picture_isWhatTheSettingTakes() throws Exception {
    // A ramp of red from left to right, with little green and no blue.
    byte[] jpeg = Pictures.jpeg(640, 360, (x, y) -> (x * 255 / 640) << 16 | 0x2000);

    List<Double> levels = MappingConfig.NONE.withQuantiles(ReferenceColours.of(jpeg)).quantiles();

    assertThat(levels).hasSize(27);
    assertThat(levels.get(0)).as("least red").isLessThan(20);
    assertThat(levels.get(4)).as("median of red").isBetween(110.0, 145.0);
    assertThat(levels.get(8)).as("greatest red").isGreaterThan(235);
    assertThat(levels.get(9 + 4)).as("median of green").isBetween(20.0, 45.0);
    assertThat(levels.get(18 + 4)).as("median of blue").isLessThan(15);
  }

  @Test
  void of_whatIsNoPicture_isRefused() {
    assertThatThrownBy(() -> ReferenceColours.of(new byte[100]))
        .isInstanceOf(FrameRefusedException.class);
  }
}
