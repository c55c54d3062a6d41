package io.followspot.engine.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Creates the reporter; found by the service loader. */
public final class PrometheusReporterFactory implements MetricReporterFactory {
  /** Name of the reporter's setting for its address, as HOST:PORT. */
  public static final String LISTEN = "listen";

  /** Required by the service loader. */
  public PrometheusReporterFactory() {}

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new PrometheusReporter();
  }
}
