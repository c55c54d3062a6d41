package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.PixelConfig;
import io.followspot.vision.filter.FilterConfig;
import org.junit.jupiter.api.Test;

class PixelSettingsTest {
  @Test
  void of_nothing_leavesPixelsAsTheyAre() throws Exception {
    assertThat(PixelSettings.of(VisionSettings.getDefaultInstance())).isEqualTo(PixelConfig.NONE);
  }

  @Test
  void of_everything_isReadInFull() throws Exception {
    PixelConfig config =
        PixelSettings.of(
            VisionSettings.newBuilder()
                .setWhiteBalance("200,210,190")
                .setGamma(1.2)
                .setToneCurve("0:0,128:140,255:255")
                .setColourMatrix("1,0,0,0,1,0,0,0,1")
                .setFilters("median,clahe:3")
                .build());

    assertThat(config.mapping().white()).containsExactly(200.0, 210.0, 190.0);
    assertThat(config.mapping().gamma()).isEqualTo(1.2);
    assertThat(config.mapping().curve()).hasSize(6);
    assertThat(config.mapping().matrix()).hasSize(9);
    assertThat(config.filters()).isEqualTo(FilterConfig.parse("median:3,clahe:3"));
  }

  @Test
  void of_whatMakesNoSense_namesTheField() {
    assertThatThrownBy(
            () -> PixelSettings.of(VisionSettings.newBuilder().setFilters("sepia").build()))
        .isInstanceOf(InvalidRegistrationException.class)
        .hasMessageContaining("vision.filters")
        .hasMessageContaining("sepia");
    assertThatThrownBy(
            () -> PixelSettings.of(VisionSettings.newBuilder().setColourMatrix("1,2").build()))
        .hasMessageContaining("vision.colour_matrix");
  }
}
