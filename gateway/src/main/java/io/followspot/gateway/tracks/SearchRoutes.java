package io.followspot.gateway.tracks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.cameras.LineDirections;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.History;
import io.followspot.gateway.store.TrackFilter;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /v1/tracks}: searches tracks, the last seen first. */
public final class SearchRoutes {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Set<String> STATUSES = Set.of("confirmed", "stationary", "lost", "ended");

  private final History history;
  private final LineDirections directions;
  private final Supplier<Optional<Instant>> historyAsOf;

  /** Creates the routes; the supplier returns the freshness of the history. */
  public SearchRoutes(
      History history, LineDirections directions, Supplier<Optional<Instant>> historyAsOf) {
    this.history = history;
    this.directions = directions;
    this.historyAsOf = historyAsOf;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/tracks",
            this::search,
            "camera",
            "status",
            "label",
            "zone",
            "line",
            "direction",
            "from",
            "to",
            "min_duration",
            "limit",
            "cursor"));
  }

  private void search(Call call) throws IOException {
    TrackFilter filter = filterOf(call);
    // One more than requested shows whether there is a next page.
    List<TrackSnapshot> found = history.search(withLimit(filter, filter.limit() + 1));
    boolean more = found.size() > filter.limit();
    List<TrackSnapshot> page = more ? found.subList(0, filter.limit()) : found;
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("tracks");
    page.forEach(track -> list.add(MessageJson.write(track.toBuilder().clearPath().build())));
    if (more) {
      TrackSnapshot last = page.get(page.size() - 1);
      answer.put(
          "next_cursor",
          new TrackFilter.PageCursor(last.getLastSeenUs(), last.getTrackId()).text());
    }
    historyAsOf
        .get()
        .ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  private TrackFilter filterOf(Call call) {
    Parameters parameters = call.parameters();
    Optional<Long> from = parameters.timeUs("from");
    Optional<Long> to = parameters.timeUs("to");
    if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
      throw Problem.badParameter("to", "is before from");
    }
    List<String> cameras = call.cameras();
    return new TrackFilter(
        cameras,
        parameters.list("status", STATUSES::contains, "known are " + STATUSES),
        parameters.list("label"),
        parameters.list("zone", Ids::isName, Ids.NAME_RULE),
        directions.choice(call, cameras),
        from,
        to,
        parameters.duration("min_duration"),
        parameters.text("cursor").map(TrackFilter.PageCursor::parse),
        parameters.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT));
  }

  private static TrackFilter withLimit(TrackFilter filter, int limit) {
    return new TrackFilter(
        filter.cameras(),
        filter.statuses(),
        filter.labels(),
        filter.regions(),
        filter.crossed(),
        filter.fromUs(),
        filter.toUs(),
        filter.minDuration(),
        filter.after(),
        limit);
  }
}
