package io.followspot.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.ingest.publish.PublishListener;
import io.followspot.terminal.CliException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishMetricsTest {
  @Test
  void progress_isCountedAndPassedOn() throws Exception {
    List<Long> passedOn = new ArrayList<>();
    PublishListener next =
        new PublishListener() {
          @Override
          public void sent(long frames, long offsetUs) {
            passedOn.add(frames);
          }

          @Override
          public void waiting(int framesInMemory) {
            passedOn.add(-1L);
          }

          @Override
          public void resumed() {}
        };
    try (PublishMetrics metrics = new PublishMetrics("door", next, "127.0.0.1:0")) {
      metrics.sent(1, 0);
      metrics.sent(2, 40_000);
      metrics.unreadable("a broken picture");
      metrics.sourceLost("the stream broke off");
      metrics.waiting(5);
      assertThat(passedOn).containsExactly(1L, 2L, -1L);
      assertThat(text(metrics))
          .contains("followspot_published_frames_total{camera=\"door\"} 2.0")
          .contains("followspot_publisher_waiting{camera=\"door\"} 1.0")
          .contains("followspot_unreadable_pictures_total{camera=\"door\"} 1.0")
          .contains("followspot_source_lost_total{camera=\"door\"} 1.0");
      metrics.resumed();
      assertThat(text(metrics)).contains("followspot_publisher_waiting{camera=\"door\"} 0.0");

      String taken = metrics.server().orElseThrow().address().toString();
      assertThatThrownBy(() -> new PublishMetrics("door", next, taken))
          .isInstanceOf(CliException.class)
          .hasMessageContaining("FOLLOWSPOT_PUBLISH_METRICS_LISTEN");
    }
  }

  private static String text(PublishMetrics metrics) throws Exception {
    URI address = URI.create("http://" + metrics.server().orElseThrow().address() + "/metrics");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
