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

/**
 * {@code /v1/cameras/{id}/count-past}: what a line or a zone would have counted had it been there,
 * from the stored paths of ended tracks.
 */
public final class PastRoutes {
  private static final int MAX_TRACKS = 100_000;
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final History history;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this history; the clock defines the present. */
  public PastRoutes(History history, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.history = history;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture(
            "/v1/cameras/{camera}/count-past",
            this::count,
            "line",
            "zone",
            "from",
            "to",
            "label",
            "limit"));
  }

  private void count(Call call) throws IOException {
    PastRegion region = PastRegion.of(call.parameters());
    TimeRange range = TimeRange.of(call.parameters(), clock);
    int limit = call.parameters().integer("limit", 0, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    TrackFilter filter =
        new TrackFilter(
            List.of(call.variable("camera")),
            List.of("ended"),
            call.parameters().list("label"),
            List.of(),
            Optional.of(range.fromUs()),
            Optional.of(range.toUs()),
            Optional.empty(),
            Optional.empty(),
            MAX_TRACKS + 1);
    Optional<Instant> asOf = historyAsOf.get();
    PastCount count = new PastCount(region, range.fromUs(), range.toUs(), MAX_TRACKS, limit);
    history.each(filter, count::add);
    ObjectNode answer =
        JsonText.object()
            .put("camera_id", call.variable("camera"))
            .put("from", TimestampFormat.format(range.fromUs()))
            .put("to", TimestampFormat.format(range.toUs()))
            .put("tracks", count.tracks())
            .put("truncated", count.isTruncated());
    count.sums().forEach(answer::put);
    ArrayNode passages = answer.putArray("passages");
    count
        .latest()
        .forEach(
            one ->
                passages
                    .addObject()
                    .put("track_id", one.trackId())
                    .put("label", one.label())
                    .put("what", one.what())
                    .put("at", TimestampFormat.format(one.atUs()))
                    .put("snapshot", PictureLinks.snapshot(one.trackId(), one.atUs()))
                    .put("clip", PictureLinks.clip(one.trackId(), one.atUs())));
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }
}
