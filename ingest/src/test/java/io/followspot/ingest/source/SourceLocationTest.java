package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.ingest.source.SourceLocation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  @CsvSource({
    "rtsp://me:se@cret@host:554/1, rtsp://***@host:554/1",
    "http://host/mjpeg?user=me&pwd=secret&fps=5, http://host/mjpeg?user=***&pwd=***&fps=5",
    "http://host/a?access_token=secret, http://host/a?access_token=***",
    "rtsp://host/plain@path, rtsp://host/plain@path"
  })
  void toString_neverHoldsCredentials(String text, String shown) {
    assertThat(SourceLocation.parse(text)).hasToString(shown);
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
