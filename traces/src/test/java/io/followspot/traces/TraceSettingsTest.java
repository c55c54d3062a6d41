package io.followspot.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {
  private static final String ENDPOINT = "FOLLOWSPOT_TRACES_ENDPOINT";
  private static final String SAMPLE = "FOLLOWSPOT_TRACES_SAMPLE";

  @Test
  void noEndpoint_isNoTraces() {
    assertThat(TraceSettings.of(Map.of(SAMPLE, "1"))).isEmpty();
  }

  @Test
  void endpoint_isTheUrlAboveThePathOfTraces() {
    URI url = URI.create("http://collector:4318/v1/traces");

    assertThat(TraceSettings.of(Map.of(ENDPOINT, "http://collector:4318/")))
        .contains(new TraceSettings(url, 0.01));
    assertThat(TraceSettings.of(Map.of(ENDPOINT, "http://collector:4318", SAMPLE, "0.5")))
        .contains(new TraceSettings(url, 0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"collector:4318", "grpc://collector:4317", "http://", "http://a b"})
  void endpointThatIsNoUrl_isRefusedByName(String endpoint) {
    assertThatThrownBy(() -> TraceSettings.of(Map.of(ENDPOINT, endpoint)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(ENDPOINT + "=" + endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.5", "NaN", "often"})
  void sampleOutOfRange_isRefusedByName(String sample) {
    assertThatThrownBy(() -> TraceSettings.of(Map.of(ENDPOINT, "http://a", SAMPLE, sample)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(SAMPLE + "=" + sample);
  }
}
