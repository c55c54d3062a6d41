package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/secret-sources.csv", delimiter = '|')
  void redacted_secret_isHidden_andTheRestIsShown(String source, String shown) {
    assertThat(Credentials.areIn(source)).isTrue();
    assertThat(Credentials.redacted(source)).isEqualTo(shown).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/secret-sources.csv", delimiter = '|')
  void redacted_twice_isTheSame(String source, String shown) {
    assertThat(Credentials.redacted(shown)).isEqualTo(shown);
    assertThat(Credentials.redacted("cannot read " + source + " now"))
        .isEqualTo("cannot read " + shown + " now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "video.mp4",
        "C:/films/me@home.mp4",
        "sim:lobby",
        "rtsp://host:554/a@b?channel=1",
        "rtsp://host/plain@path",
        "rtsp://[fe80::1]:554/live",
        "rtsp://host:554/cam/realmonitor?channel=1&subtype=0",
        "http://host/x?author=me&keyframes=2&monkeys=3"
      })
  void areIn_addressWithoutAny_isFalse(String source) {
    assertThat(Credentials.areIn(source)).isFalse();
  }
}
