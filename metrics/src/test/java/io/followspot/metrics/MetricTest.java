package io.followspot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The conventions of Prometheus. */
class MetricTest {
  /** Of these there are as many as an operator sets up, or as the code names. */
  private static final List<String> BOUNDED =
      List.of("camera", "reason", "type", "function", "status", "topic", "route", "part");

  @ParameterizedTest
  @EnumSource
  void name_hasABaseUnit_andTotalIfItIsACounter(Metric metric) {
    assertThat(metric.metricName()).matches("followspot_[a-z]+(_[a-z]+)*");
    assertThat(metric.metricName().endsWith("_total"))
        .isEqualTo(metric.type() == Metric.Type.COUNTER);
    assertThat(metric.metricName())
        .doesNotContain("milli")
        .doesNotContain("_ms")
        .doesNotContain("_kb")
        .doesNotContain("percent");
    if (metric.type() == Metric.Type.HISTOGRAM) {
      assertThat(metric.metricName()).endsWith("_seconds");
    }
  }

  @ParameterizedTest
  @EnumSource
  void labels_areBounded(Metric metric) {
    assertThat(BOUNDED).containsAll(metric.labels());
    assertThat(metric.help()).endsWith(".").doesNotContain("|");
  }
}
