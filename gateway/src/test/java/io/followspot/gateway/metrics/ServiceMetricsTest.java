package io.followspot.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.health.PartHealth;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.protos.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceMetricsTest {
  @TempDir Path directory;

  @Test
  void services_areAskedWhenPrometheusReads() throws Exception {
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      Meters meters = new Meters();
      GatewayMetrics metrics = new GatewayMetrics(meters, Clock.systemUTC(), true);
      metrics.addServices(gateway.services(), () -> Map.of(Topics.FRAMES, 12L), () -> 3);
      metrics.addServer(() -> 1, () -> 2);
      gateway.processingHealth = new PartHealth(false, "nothing goes on", Instant.EPOCH);
      gateway.freeBytes = 1L << 30;

      String text = meters.text();
      assertThat(text)
          .contains("followspot_input_lag_records{topic=\"followspot.frames\"} 12.0")
          .contains("followspot_projection_lag_records 3.0")
          .contains("followspot_part_up{part=\"kafka\"} 1.0")
          .contains("followspot_part_up{part=\"processing\"} 0.0")
          .contains("followspot_disk_free_bytes 1.073741824E9")
          .contains("followspot_tracks{status=\"confirmed\"} 0.0")
          .contains("followspot_streams_open 1.0")
          .contains("followspot_connections_open 2.0");
      for (Metric metric : Metric.values()) {
        if (metric.source() == Metric.Source.GATEWAY && metric.labels().isEmpty()) {
          assertThat(text).contains("# TYPE " + metric.metricName() + " ");
        }
      }
    }
  }
}
