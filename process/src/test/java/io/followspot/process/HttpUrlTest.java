package io.followspot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"http://functions:8000/SECRET", "https://[::1]", "http://127.0.0.1:4318/"})
  void parse_url_isReadAsItIs(String text) {
    assertThat(HttpUrl.parse(text)).contains(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//host",
        "host:80",
        "localhost",
        "http:",
        "http://",
        "http:///path",
        "ftp://host",
        "http://a b",
        "http://host_with_underscore:1",
        "s3://bucket/name"
      })
  void parse_anythingElse_isEmpty(String text) {
    assertThat(HttpUrl.parse(text)).isEmpty();
  }
}
