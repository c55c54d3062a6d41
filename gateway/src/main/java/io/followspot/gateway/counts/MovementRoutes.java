package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.PlaceFilter;
import io.followspot.gateway.store.Places;
import io.followspot.gateway.store.TrackFilter.PageCursor;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.tracking.zones.PathTransitions.Stay;
import io.followspot.tracking.zones.Zone;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /v1/cameras/{id}/movement}: what was in a region of the picture, and when, from the stored
 * paths of ended tracks.
 */
public final class MovementRoutes {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final Places places;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this store; the clock defines the present. */
  public MovementRoutes(Places places, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.places = places;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.picture(
            "/v1/cameras/{camera}/movement",
            this::search,
            "region",
            "from",
            "to",
            "label",
            "limit",
            "cursor"));
  }

  private void search(Call call) throws IOException {
    Parameters parameters = call.parameters();
    Zone region = region(parameters);
    TimeRange range = TimeRange.of(parameters, clock);
    int limit = parameters.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    Set<String> labels = Set.copyOf(parameters.list("label"));
    PlaceFilter filter =
        new PlaceFilter(
            call.variable("camera"),
            region.polygon(),
            range.fromUs(),
            range.toUs(),
            parameters.text("cursor").map(PageCursor::parse));
    // Read first: the answer is at least as fresh.
    Optional<Instant> asOf = historyAsOf.get();
    MovementSearch search = new MovementSearch(region, range, labels, limit);
    places.each(filter, search::add);
    ObjectNode answer =
        JsonText.object()
            .put("camera_id", call.variable("camera"))
            .put("from", TimestampFormat.format(range.fromUs()))
            .put("to", TimestampFormat.format(range.toUs()));
    ArrayNode tracks = answer.putArray("tracks");
    search.found().forEach(it -> tracks.add(json(it)));
    search.next().ifPresent(it -> answer.put("next_cursor", it.text()));
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  private static ObjectNode json(MovementSearch.Found one) {
    long atUs = one.stays().get(0).fromUs();
    ObjectNode json =
        JsonText.object()
            .put("track_id", one.trackId())
            .put("label", one.label())
            .put("snapshot", PictureLinks.snapshot(one.trackId(), atUs))
            .put("clip", PictureLinks.clip(one.trackId(), atUs));
    ArrayNode stays = json.putArray("inside");
    for (Stay stay : one.stays()) {
      stays
          .addObject()
          .put("from", TimestampFormat.format(stay.fromUs()))
          .put("to", TimestampFormat.format(stay.toUs()));
    }
    return json;
  }

  /**
   * The parameter {@code region}: the corners of a polygon, or two opposite ones of a rectangle.
   */
  private static Zone region(Parameters parameters) {
    List<RelativePoint> points =
        PastRegion.points(
            "region",
            parameters
                .text("region")
                .orElseThrow(
                    () ->
                        Problem.badParameter(
                            "region", "is missing: give two or more corners, as 0.1,0.4;0.5,0.9")));
    if (points.size() != 2) {
      return PastRegion.zone("region", points);
    }
    RelativePoint one = points.get(0);
    RelativePoint other = points.get(1);
    return PastRegion.zone(
        "region",
        List.of(
            one,
            RelativePoint.newBuilder().setX(other.getX()).setY(one.getY()).build(),
            other,
            RelativePoint.newBuilder().setX(one.getX()).setY(other.getY()).build()));
  }
}
