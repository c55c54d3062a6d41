package io.followspot.engine.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;

/**
 * Flink's metrics under the names that Flink's own Prometheus reporter gives them, as {@code
 * flink_jobmanager_job_numRestarts}. Numbers only; counters are gauges, as with that reporter.
 * Thread-safe.
 */
final class FlinkSeries implements MultiCollector {
  private final Map<Metric, Series> series = new ConcurrentHashMap<>();

  private record Series(String name, Labels labels) {}

  /**
   * Adds a metric.
   *
   * @param scope of its group, as {@code jobmanager_job}
   * @param variables of its group; Flink writes their names as {@code <host>}
   */
  void add(Metric metric, String scope, String name, Map<String, String> variables) {
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (variable, value) -> {
              keys.add(
                  PrometheusNaming.sanitizeLabelName(
                      filter(variable.substring(1, variable.length() - 1))));
              values.add(value);
            });
    String full = PrometheusNaming.sanitizeMetricName("flink_" + scope + "_" + filter(name));
    series.put(
        metric,
        new Series(full, Labels.of(keys.toArray(String[]::new), values.toArray(String[]::new))));
  }

  void remove(Metric metric) {
    series.remove(metric);
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Map<Labels, GaugeDataPointSnapshot>> points = new TreeMap<>();
    series.forEach(
        (metric, it) ->
            value(metric)
                .ifPresent(
                    value ->
                        points
                            .computeIfAbsent(it.name(), name -> new TreeMap<>())
                            .put(
                                it.labels(),
                                new GaugeDataPointSnapshot(value, it.labels(), null))));
    List<MetricSnapshot> snapshots = new ArrayList<>();
    points.forEach(
        (name, byLabels) -> {
          GaugeSnapshot.Builder gauge =
              GaugeSnapshot.builder().name(name).help("Flink's metric of this name.");
          byLabels.values().forEach(gauge::dataPoint);
          snapshots.add(gauge.build());
        });
    return new MetricSnapshots(snapshots);
  }

  /** Replaces what Prometheus does not allow in a name. */
  static String filter(String text) {
    return text.replaceAll("[^a-zA-Z0-9_]", "_");
  }

  private static OptionalDouble value(Metric metric) {
    try {
      if (metric instanceof Gauge<?> gauge) {
        return gauge.getValue() instanceof Number number
            ? OptionalDouble.of(number.doubleValue())
            : OptionalDouble.empty();
      }
      if (metric instanceof Counter counter) {
        return OptionalDouble.of(counter.getCount());
      }
      return metric instanceof Meter meter
          ? OptionalDouble.of(meter.getRate())
          : OptionalDouble.empty();
    } catch (RuntimeException e) {
      // A gauge of something that has just been closed.
      return OptionalDouble.empty();
    }
  }
}
