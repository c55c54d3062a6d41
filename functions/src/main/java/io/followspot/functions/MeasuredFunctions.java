package io.followspot.functions;

import io.followspot.functions.camera.VisionCache;
import io.followspot.functions.metrics.FunctionMetrics;
import io.followspot.metrics.Meters;
import io.followspot.metrics.MetricsServer;
import io.followspot.process.Setting;
import io.followspot.traces.Traces;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;

/** All functions of a process, their vision, their metrics and their traces. */
final class MeasuredFunctions implements AutoCloseable {
  private final VisionCache vision;
  private final RequestReplyHandler handler;
  private final Traces traces;
  private final Optional<MetricsServer> server;

  /**
   * Creates them, serves the metrics at {@link Setting#FUNCTIONS_METRICS_LISTEN} and sends traces
   * to {@link Setting#TRACES_ENDPOINT}.
   *
   * @throws io.followspot.process.CannotStartException if a setting of traces is invalid
   * @throws IllegalArgumentException if that address cannot be listened on
   */
  MeasuredFunctions() {
    traces = Traces.configured("followspot-functions");
    Meters meters = new Meters().withProcess();
    FunctionMetrics metrics = new FunctionMetrics(meters, Clock.systemUTC());
    vision = VisionCache.configured(metrics::decoded);
    handler = FollowspotFunctions.handler(metrics.timed(vision), metrics, traces);
    server = MetricsServer.start(Setting.FUNCTIONS_METRICS_LISTEN, meters);
  }

  RequestReplyHandler handler() {
    return handler;
  }

  @Override
  public void close() {
    server.ifPresent(MetricsServer::close);
    traces.close();
    vision.close();
  }
}
