package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.ingest.source.SourceLocation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLocationTest {
  @ParameterizedTest
  @CsvSource({
    "video.mp4, FILE",
    "C:/video.mp4, FILE",
    "file:/tmp/video.mp4, FILE",
    "rtsp://camera/1, STREAM",
    "HTTP://camera/1, STREAM",
    "sim:lobby, SCENE"
  })
  void parse_tellsWhatItIs(String text, Kind kind) {
    assertThat(SourceLocation.parse(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvFileSource(files = "../protos/src/test/resources/secret-sources.csv", delimiter = '|')
  void toString_neverHoldsCredentials(String text, String shown) {
    assertThat(new SourceLocation(Kind.STREAM, text)).hasToString(shown);
  }

  @Test
  void parse_schemeThatNobodyReads_namesThoseThatAreWithoutCredentials() {
    assertThatThrownBy(() -> SourceLocation.parse("ftp://me:secret@host/video.mp4"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("\"ftp:\" is not supported")
        .hasMessageContaining("rtsp://")
        .hasMessageNotContaining("secret");
  }
}
