package io.followspot.laboratory.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchScenarioTest {
  @Test
  void parseAll_everyKind_keepsOrderAndNumbers() {
    String path = Path.of("films", "film.avi").toString();

    assertThat(
            BenchScenario.parseAll(
                "360p:64, 1080p,idle,60fps,detections,detections:900," + path, 4))
        .containsExactly(
            new BenchScenario.Rendered("360p:64", 360, 64),
            new BenchScenario.Rendered("1080p", 1080, 4),
            new BenchScenario.Idle("idle", 4),
            new BenchScenario.Steady("60fps", 4),
            new BenchScenario.Crowds("detections", 4, 200),
            new BenchScenario.Crowds("detections:900", 4, 900),
            new BenchScenario.Film("film.avi", path, 4));
  }

  @Test
  void widthPx_isOf16By9() {
    assertThat(new BenchScenario.Rendered("720p:1", 720, 1).widthPx()).isEqualTo(1280);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "360p:0 | the number of cameras must be within 1 to 256",
        "360p:1000 | the number of cameras must be within 1 to 256",
        "20p:4 | the height must be within 90 to 2160",
        "detections:2001 | the number of objects must be within 1 to 2000",
        "idle,,60fps | a scenario is empty"
      })
  void parseAll_invalid_saysWhatIsAllowed(String text, String said) {
    assertThatThrownBy(() -> BenchScenario.parseAll(text, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
