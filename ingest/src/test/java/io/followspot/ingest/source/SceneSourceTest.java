package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneSourceTest {
  @Test
  void next_sameSceneTwice_givesTheSameBytes() {
    List<CapturedFrame> once = readAll("sim:street?seed=7&seconds=1&fps=5&width=320&height=180");
    List<CapturedFrame> again = readAll("sim:street?seed=7&seconds=1&fps=5&width=320&height=180");
    List<CapturedFrame> other = readAll("sim:street?seed=8&seconds=1&fps=5&width=320&height=180");

    assertThat(once).hasSize(5).isEqualTo(again).isNotEqualTo(other);
    assertThat(once)
        .extracting(CapturedFrame::offsetUs)
        .containsExactly(0L, 200_000L, 400_000L, 600_000L, 800_000L);
  }

  @Test
  void frames_withoutSeconds_areEndless() {
    try (FrameSource source = open("sim:lobby")) {
      assertThat(source.frames()).isEmpty();
      assertThat(JpegInspector.isBaselineAndComplete(source.next().orElseThrow().jpeg())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sim:", "sim:moon", "sim:lobby?fps=zero", "sim:lobby?fps=0", "sim:lobby?size=9"})
  void open_unknownScene_saysWhichThereAre(String name) {
    assertThatThrownBy(() -> open(name))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("sim:lobby");
  }

  private static FrameSource open(String name) {
    return SourceFactory.open(SourceLocation.parse(name), SourceOptions.DEFAULT);
  }

  private static List<CapturedFrame> readAll(String name) {
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource source = open(name)) {
      for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
        frames.add(f.get());
      }
    }
    return frames;
  }
}
