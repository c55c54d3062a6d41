package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Json;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.Stretch;
import io.followspot.gateway.json.Times;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code /v1/cameras/{id}/heatmap}: where in the picture tracks spent their time. */
public final class HeatmapRoutes {
  private static final int DEFAULT_COLUMNS = 48;
  private static final int MAX_TRACKS = 20_000;

  private final History history;
  private final Clock clock;

  /** Draws from this history; the clock tells what the present is. */
  public HeatmapRoutes(History history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/cameras/{camera}/heatmap", this::heatmap, "from", "to", "columns", "label"));
  }

  private void heatmap(Call call) throws IOException {
    Stretch stretch = Stretch.of(call.parameters(), clock);
    long fromUs = stretch.fromUs();
    long toUs = stretch.toUs();
    int columns = call.parameters().integer("columns", 8, 200).orElse(DEFAULT_COLUMNS);
    List<TrackSnapshot> tracks =
        history.search(
            new TrackFilter(
                List.of(call.variable("camera")),
                List.of("ended"),
                call.parameters().list("label"),
                List.of(),
                Optional.of(fromUs),
                Optional.of(toUs),
                Optional.empty(),
                Optional.empty(),
                MAX_TRACKS));
    HeatGrid grid = new HeatGrid(columns, rowsFor(columns, tracks));
    tracks.forEach(track -> grid.add(track, fromUs, toUs));
    ObjectNode answer = Json.object();
    answer.put("camera_id", call.variable("camera"));
    answer.put("from", Times.format(fromUs));
    answer.put("to", Times.format(toUs));
    answer.put("tracks", tracks.size());
    answer.put("columns", columns);
    answer.put("rows", grid.rows());
    ArrayNode seconds = answer.putArray("seconds");
    for (double cell : grid.seconds()) {
      seconds.add(Math.round(cell * 1_000) / 1_000.0);
    }
    call.json(200, answer);
  }

  /** Cells are about square: as many rows as the frame's shape asks for. */
  private static int rowsFor(int columns, List<TrackSnapshot> tracks) {
    return tracks.stream()
        .filter(track -> track.getFrameWidthPx() > 0)
        .findFirst()
        .map(
            track ->
                Math.max(
                    4,
                    (int)
                        Math.round(
                            (double) columns * track.getFrameHeightPx() / track.getFrameWidthPx())))
        .orElse(columns * 9 / 16);
  }
}
