package io.followspot.engine.metrics;

import io.followspot.metrics.Meters;
import io.followspot.metrics.MetricsServer;
import io.followspot.process.Setting;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.Scheduled;
import org.jspecify.annotations.Nullable;

/**
 * Serves Flink's metrics and the engine's at one address. Flink's own reporter would listen on all
 * addresses, without a setting for one.
 */
public final class PrometheusReporter implements MetricReporter, Scheduled {
  private final FlinkSeries flink = new FlinkSeries();
  private final Meters meters = new Meters().withProcess();
  private final CheckpointWatch checkpoints;
  private @Nullable MetricsServer server;

  PrometheusReporter() {
    checkpoints = new CheckpointWatch(meters, Clock.systemUTC());
    meters.gauge(
        io.followspot.metrics.Metric.IN_FLIGHT_BYTES, it -> it.call(InFlightTotal.bytes()));
    meters.add(flink);
  }

  @Override
  public void open(MetricConfig config) {
    Optional<MetricsServer> started =
        MetricsServer.start(
            Setting.ENGINE_METRICS_LISTEN,
            config.getString(PrometheusReporterFactory.LISTEN, ""),
            meters);
    server = started.orElse(null);
  }

  /** Where it listens; empty before it is opened. */
  Optional<MetricsServer> server() {
    return Optional.ofNullable(server);
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    flink.add(metric, scope(group), name, group.getAllVariables());
    checkpoints.add(metric, name);
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    flink.remove(metric);
    checkpoints.remove(metric);
  }

  @Override
  public void report() {
    checkpoints.look();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  private static String scope(MetricGroup group) {
    return group instanceof org.apache.flink.metrics.LogicalScopeProvider provider
        ? provider.getLogicalScope(FlinkSeries::filter, '_')
        : FlinkSeries.filter(String.join("_", group.getScopeComponents()));
  }
}
