package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real recordings, where present. */
class RecordedVideoTest {
  @ParameterizedTest
  @CsvSource({
    "video/vtest.avi, 795, 79400000",
    "video/one-by-one-person-detection.mp4, 1394, 139300000",
    "mot/TUD-Campus/img1, 71, 2800000"
  })
  void next_wholeRecording_everyFrameIsAJpegAtItsTime(String name, int frames, long lastOffsetUs) {
    Path file = data(name);
    assumeTrue(Files.exists(file), "there is no " + file);
    List<Long> offsetsUs = new ArrayList<>();

    try (FrameSource source =
        SourceFactory.open(SourceLocation.parse(file.toString()), SourceOptions.DEFAULT)) {
      assertThat(source.frames()).hasValue(frames);
      for (Optional<CapturedFrame> f = source.next(); f.isPresent(); f = source.next()) {
        assertThat(JpegInspector.isBaselineAndComplete(f.get().jpeg())).isTrue();
        offsetsUs.add(f.get().offsetUs());
      }
    }

    assertThat(offsetsUs).hasSize(frames).startsWith(0L).endsWith(lastOffsetUs).isSorted();
  }

  private static Path data(String name) {
    String named = System.getenv("FOLLOWSPOT_DATA");
    return Path.of(named == null ? "../../shared/data" : named).resolve(name);
  }
}
