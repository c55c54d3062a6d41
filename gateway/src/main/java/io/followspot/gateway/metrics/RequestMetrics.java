package io.followspot.gateway.metrics;

import io.followspot.gateway.http.RequestObserver;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** Requests by route and status. The number of series is bounded by routes and statuses. */
final class RequestMetrics implements RequestObserver {
  private final Counter requests;
  private final Histogram durations;

  RequestMetrics(Meters meters) {
    requests = meters.counter(Metric.HTTP_REQUESTS_TOTAL);
    durations = meters.histogram(Metric.HTTP_REQUEST_DURATION_SECONDS);
  }

  @Override
  public void answered(String route, int status, boolean endless, long durationNs) {
    requests.labelValues(route, Integer.toString(status)).inc();
    if (!endless) {
      durations.labelValues(route).observe(durationNs / 1e9);
    }
  }
}
