package io.followspot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private static final Setting SETTING = Setting.GATEWAY_METRICS_LISTEN;

  @Test
  void noAddress_startsNothing() {
    assertThat(SETTING.defaultValue()).isEmpty();
    assertThat(MetricsServer.start(SETTING, "", new Meters())).isEmpty();
  }

  @Test
  void metrics_areAnsweredAtTheAddressAndNoOther() throws Exception {
    Meters meters = new Meters().withProcess();
    meters.counter(Metric.FRAMES_REJECTED_TOTAL).labelValues("frame_empty").inc(3);
    try (MetricsServer server = MetricsServer.start(SETTING, "127.0.0.1:0", meters).orElseThrow()) {
      String text = get(server, "/metrics");

      assertThat(text)
          .contains("followspot_frames_rejected_total{reason=\"frame_empty\"} 3.0")
          .contains("# TYPE followspot_frames_rejected_total counter")
          .contains("# HELP followspot_frames_rejected_total Frames that could not be used")
          .contains("followspot_build_info")
          .contains("process_cpu_seconds_total");
      assertThat(server.address().isLoopback()).isTrue();
      assertThat(server.address().port()).isPositive();
    }
  }

  @Test
  void addressThatIsTaken_isRefusedWithTheVariable() {
    try (MetricsServer first =
        MetricsServer.start(SETTING, "127.0.0.1:0", new Meters()).orElseThrow()) {
      String taken = first.address().toString();
      assertThatThrownBy(() -> MetricsServer.start(SETTING, taken, new Meters()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("FOLLOWSPOT_GATEWAY_METRICS_LISTEN")
          .hasMessageContaining(taken);
    }
    assertThatThrownBy(() -> MetricsServer.start(SETTING, "nonsense", new Meters()))
        .hasMessageContaining("FOLLOWSPOT_GATEWAY_METRICS_LISTEN")
        .hasMessageContaining("HOST:PORT");
  }

  @Test
  void metricOfAnotherType_isRefused() {
    assertThatThrownBy(() -> new Meters().counter(Metric.CAMERAS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GAUGE");
  }

  private static String get(MetricsServer server, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server.address() + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
