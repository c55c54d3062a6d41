package io.followspot.cli.publish;

import io.followspot.ingest.publish.PublishListener;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.followspot.metrics.MetricsServer;
import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.Optional;

/** Counts what a publisher does, and passes it on. */
final class PublishMetrics implements PublishListener, AutoCloseable {
  private final PublishListener next;
  private final CounterDataPoint frames;
  private final GaugeDataPoint waiting;
  private final CounterDataPoint unreadable;
  private final CounterDataPoint lost;
  private final Optional<MetricsServer> server;
  private long counted;

  /**
   * Serves the metrics at {@link Setting#PUBLISH_METRICS_LISTEN}.
   *
   * @throws CliException if that address cannot be listened on
   */
  PublishMetrics(String cameraId, PublishListener next) {
    this(cameraId, next, Setting.PUBLISH_METRICS_LISTEN.read());
  }

  PublishMetrics(String cameraId, PublishListener next, String listen) {
    this.next = next;
    Meters meters = new Meters().withProcess();
    frames = meters.counter(Metric.PUBLISHED_FRAMES_TOTAL).labelValues(cameraId);
    waiting = meters.gauge(Metric.PUBLISHER_WAITING).labelValues(cameraId);
    unreadable = meters.counter(Metric.UNREADABLE_PICTURES_TOTAL).labelValues(cameraId);
    lost = meters.counter(Metric.SOURCE_LOST_TOTAL).labelValues(cameraId);
    try {
      server = MetricsServer.start(Setting.PUBLISH_METRICS_LISTEN, listen, meters);
    } catch (IllegalArgumentException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  /** Where Prometheus reads them; empty if nowhere. */
  Optional<MetricsServer> server() {
    return server;
  }

  @Override
  public void sent(long sent, long offsetUs) {
    if (sent > counted) {
      frames.inc(sent - counted);
    }
    counted = sent;
    next.sent(sent, offsetUs);
  }

  @Override
  public void began(long beganAtUs, long offsetUs) {
    next.began(beganAtUs, offsetUs);
  }

  @Override
  public void waiting(int framesInMemory) {
    waiting.set(1);
    next.waiting(framesInMemory);
  }

  @Override
  public void resumed() {
    waiting.set(0);
    next.resumed();
  }

  @Override
  public void unreadable(String why) {
    unreadable.inc();
    next.unreadable(why);
  }

  @Override
  public void timeBroke() {
    next.timeBroke();
  }

  @Override
  public void sourceLost(String why) {
    lost.inc();
    next.sourceLost(why);
  }

  @Override
  public void close() {
    server.ifPresent(MetricsServer::close);
  }
}
