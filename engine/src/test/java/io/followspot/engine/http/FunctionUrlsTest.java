package io.followspot.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionUrlsTest {
  private static InetAddress[] addresses(String... texts) throws UnknownHostException {
    InetAddress[] all = new InetAddress[texts.length];
    for (int i = 0; i < texts.length; i++) {
      all[i] = InetAddress.getByName(texts[i]);
    }
    return all;
  }

  @Test
  void hostWithSeveralAddresses_isCalledAtEach() throws IOException {
    FunctionUrls urls = FunctionUrls.parse("http://functions:8000/word, http://other:9000/word");

    assertThat(
            urls.resolved(
                host ->
                    host.equals("functions")
                        ? addresses("10.0.0.2", "10.0.0.1", "::1")
                        : addresses("10.0.0.3")))
        .containsExactly(
            URI.create("http://10.0.0.1:8000/word"),
            URI.create("http://10.0.0.2:8000/word"),
            URI.create("http://[0:0:0:0:0:0:0:1]:8000/word"),
            URI.create("http://other:9000/word"));
  }

  @Test
  void hostByHttps_keepsTheNameOfItsCertificate() throws IOException {
    assertThat(
            FunctionUrls.parse("https://functions/word")
                .resolved(host -> addresses("10.0.0.1", "10.0.0.2")))
        .containsExactly(URI.create("https://functions/word"));
  }

  @Test
  void hostWithoutAnAddress_isLeftOutUnlessItIsTheOnlyOne() throws IOException {
    FunctionUrls.Names names =
        host -> {
          if (host.equals("gone")) {
            throw new UnknownHostException(host);
          }
          return addresses("10.0.0.1");
        };

    assertThat(FunctionUrls.parse("http://gone:1/w,http://here:1/w").resolved(names))
        .containsExactly(URI.create("http://here:1/w"));
    assertThatThrownBy(() -> FunctionUrls.parse("http://gone:1/w").resolved(names))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "functions:8000/sesame",
        "ftp://functions/sesame",
        "http:///sesame",
        "http://a:1/s,"
      })
  void whatIsNoUrl_isRefusedWithoutItsSecret(String text) {
    assertThatThrownBy(() -> FunctionUrls.parse(text))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("FOLLOWSPOT_FUNCTIONS_URL")
        .hasMessageContaining("http://functions:8000/SECRET")
        .hasMessageNotContaining("sesame");
  }
}
