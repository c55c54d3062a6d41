package io.followspot.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.metrics.Meters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.junit.jupiter.api.Test;

class PrometheusReporterTest {
  @Test
  void factory_isFoundByFlink() {
    assertThat(ServiceLoader.load(MetricReporterFactory.class))
        .hasAtLeastOneElementOfType(PrometheusReporterFactory.class);
  }

  @Test
  void metricsOfFlinkAndTheEngine_areAnsweredAtTheAddress() throws Exception {
    PrometheusReporter reporter = new PrometheusReporter();
    MetricConfig config = new MetricConfig();
    config.setProperty(PrometheusReporterFactory.LISTEN, "127.0.0.1:0");
    reporter.open(config);
    try {
      SimpleCounter counter = new SimpleCounter();
      counter.inc(5);
      reporter.notifyOfAddedMetric(counter, "numRecordsIn", new UnregisteredMetricsGroup());
      reporter.notifyOfAddedMetric(
          (Gauge<Long>) () -> 4_096L, "lastCheckpointSize", new UnregisteredMetricsGroup());
      String text = get(reporter);

      assertThat(text)
          .contains("numRecordsIn 5.0")
          .contains("followspot_checkpoint_size_bytes 4096.0")
          .contains("followspot_in_flight_bytes")
          .contains("process_cpu_seconds_total");
      reporter.notifyOfRemovedMetric(counter, "numRecordsIn", new UnregisteredMetricsGroup());
      assertThat(get(reporter)).doesNotContain("numRecordsIn");
    } finally {
      reporter.close();
    }
  }

  @Test
  void series_haveTheNamesOfFlinksOwnReporter() {
    FlinkSeries flink = new FlinkSeries();
    Meters meters = new Meters();
    meters.add(flink);
    flink.add(
        (Gauge<Integer>) () -> 2,
        "jobmanager_job",
        "num-Restarts",
        Map.of("<job_name>", "followspot", "<host>", "127.0.0.1"));
    flink.add((Gauge<String>) () -> "no number", "jobmanager", "text", Map.of());

    assertThat(meters.text())
        .contains(
            "flink_jobmanager_job_num_Restarts{host=\"127.0.0.1\",job_name=\"followspot\"} 2.0")
        .doesNotContain("text{");
  }

  @Test
  void checkpointAge_growsUntilTheNextCheckpoint() {
    AtomicLong nowMs = new AtomicLong(1_000_000);
    AtomicLong completed = new AtomicLong(7);
    Meters meters = new Meters();
    CheckpointWatch watch = new CheckpointWatch(meters, clock(nowMs));
    assertThat(meters.text()).doesNotContain("followspot_checkpoint_age_seconds ");
    watch.add((Gauge<Long>) completed::get, "numberOfCompletedCheckpoints");
    watch.add((Gauge<Long>) () -> -1L, "lastCheckpointDuration");
    watch.look();

    nowMs.addAndGet(2_500);
    assertThat(meters.text())
        .contains("followspot_checkpoint_age_seconds 2.5")
        .contains("followspot_checkpoints_completed_total 7.0")
        .doesNotContain("followspot_checkpoint_duration_seconds -");
    completed.incrementAndGet();
    assertThat(meters.text()).contains("followspot_checkpoint_age_seconds 0.0");
  }

  private static Clock clock(AtomicLong nowMs) {
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(nowMs.get());
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private static String get(PrometheusReporter reporter) throws Exception {
    URI address = URI.create("http://" + reporter.server().orElseThrow().address() + "/metrics");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
