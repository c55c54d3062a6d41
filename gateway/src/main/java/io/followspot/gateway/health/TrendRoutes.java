package io.followspot.gateway.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** {@code /v1/health/trend}: the system's health over the last day. Names no camera. */
public final class TrendRoutes {
  private final HealthTrend trend;
  private final Clock clock;

  /** Serves this trend; the clock defines the present. */
  public TrendRoutes(HealthTrend trend, Clock clock) {
    this.trend = trend;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/health/trend", this::trend, "from", "to"));
  }

  private void trend(Call call) throws IOException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    ObjectNode answer = JsonText.object();
    answer.put("interval_us", HealthTrend.INTERVAL.toNanos() / 1_000);
    ArrayNode samples = answer.putArray("samples");
    trend
        .between(range.fromUs(), range.toUs())
        .forEach(
            it -> {
              ObjectNode sample =
                  samples
                      .addObject()
                      .put("at", TimestampFormat.format(it.atUs()))
                      .put("received", it.received())
                      .put("processed", it.processed())
                      .put("lost", it.lost())
                      .put("waiting", it.waiting())
                      .put("history_lag", it.historyLag());
              it.freeBytes().ifPresent(bytes -> sample.put("free_bytes", bytes));
            });
    call.json(200, answer);
  }
}
