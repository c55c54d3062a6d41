package io.followspot.metrics;

import io.followspot.process.Version;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * The metrics of one process, each created from its entry in {@link Metric}. Whoever counts per
 * frame keeps the data points, so that counting needs no look-up and no allocation.
 */
public final class Meters {
  private static final double[] SECONDS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** Has no metrics yet. */
  public Meters() {}

  /** Adds memory, threads, garbage collection and CPU time of the process, and its version. */
  public Meters withProcess() {
    JvmMetrics.builder().register(registry);
    Info.builder()
        .name("followspot_build_info")
        .help("Version of Followspot.")
        .labelNames("version")
        .register(registry)
        .setLabelValues(Version.CURRENT);
    return this;
  }

  /** Adds metrics whose names are known only when they are read. */
  public void add(MultiCollector collector) {
    registry.register(collector);
  }

  /** Adds a counter. */
  public Counter counter(Metric metric) {
    check(metric, Metric.Type.COUNTER);
    return Counter.builder()
        .name(metric.metricName())
        .help(metric.help())
        .labelNames(metric.labelNames())
        .withoutExemplars()
        .register(registry);
  }

  /** Adds a counter without labels that is read when it is asked for. */
  public void counter(Metric metric, DoubleSupplier value) {
    check(metric, Metric.Type.COUNTER);
    CounterWithCallback.builder()
        .name(metric.metricName())
        .help(metric.help())
        .callback(it -> it.call(value.getAsDouble()))
        .register(registry);
  }

  /** Adds a gauge that is set. */
  public Gauge gauge(Metric metric) {
    check(metric, Metric.Type.GAUGE);
    return Gauge.builder()
        .name(metric.metricName())
        .help(metric.help())
        .labelNames(metric.labelNames())
        .withoutExemplars()
        .register(registry);
  }

  /** Adds a gauge that is read when it is asked for; the callback reports a value per series. */
  public void gauge(Metric metric, Consumer<GaugeWithCallback.Callback> values) {
    check(metric, Metric.Type.GAUGE);
    GaugeWithCallback.builder()
        .name(metric.metricName())
        .help(metric.help())
        .labelNames(metric.labelNames())
        .callback(values)
        .register(registry);
  }

  /** Adds a histogram of seconds, from a millisecond to a minute. */
  public Histogram histogram(Metric metric) {
    check(metric, Metric.Type.HISTOGRAM);
    return Histogram.builder()
        .name(metric.metricName())
        .help(metric.help())
        .labelNames(metric.labelNames())
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .withoutExemplars()
        .register(registry);
  }

  /** All values, in the text format that Prometheus reads. */
  public String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  PrometheusRegistry registry() {
    return registry;
  }

  private static void check(Metric metric, Metric.Type type) {
    if (metric.type() != type) {
      throw new IllegalArgumentException(metric + " is a " + metric.type() + ", not a " + type);
    }
  }
}
