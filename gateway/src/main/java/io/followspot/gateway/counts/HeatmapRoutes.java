package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/cameras/{id}/heatmap}: where in the picture tracks spent their time. */
public final class HeatmapRoutes {
  private static final int DEFAULT_COLUMNS = 48;
  private static final int MAX_TRACKS = 100_000;

  private final History history;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this history; the clock defines the present. */
  public HeatmapRoutes(History history, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.history = history;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture(
            "/v1/cameras/{camera}/heatmap", this::heatmap, "from", "to", "columns", "label"));
  }

  private void heatmap(Call call) throws IOException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    long fromUs = range.fromUs();
    long toUs = range.toUs();
    int columns = call.parameters().integer("columns", 8, 200).orElse(DEFAULT_COLUMNS);
    TrackFilter filter =
        new TrackFilter(
            List.of(call.variable("camera")),
            List.of("ended"),
            call.parameters().list("label"),
            List.of(),
            Optional.of(fromUs),
            Optional.of(toUs),
            Optional.empty(),
            Optional.empty(),
            MAX_TRACKS + 1);
    Optional<Instant> asOf = historyAsOf.get();
    HeatSum sum = new HeatSum(columns, fromUs, toUs, MAX_TRACKS);
    history.each(filter, sum::add);
    HeatGrid grid = sum.grid();
    ObjectNode answer = JsonText.object();
    answer.put("camera_id", call.variable("camera"));
    answer.put("from", TimestampFormat.format(fromUs));
    answer.put("to", TimestampFormat.format(toUs));
    answer.put("tracks", sum.tracks());
    answer.put("truncated", sum.isTruncated());
    answer.put("columns", columns);
    answer.put("rows", grid.rows());
    ArrayNode seconds = answer.putArray("seconds");
    for (double cell : grid.seconds()) {
      seconds.add(Math.round(cell * 1_000) / 1_000.0);
    }
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }
}
