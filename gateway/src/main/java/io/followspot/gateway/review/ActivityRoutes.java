package io.followspot.gateway.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.store.Activity;
import io.followspot.gateway.store.Counts.Span;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/activity}: how many tracks each camera had in view, and when it recorded. */
public final class ActivityRoutes {
  private static final int MAX_BUCKETS = 2_000;
  private static final Duration DEFAULT_BUCKET = Duration.ofMinutes(5);

  private final Activity activity;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this store; the clock defines the present. */
  public ActivityRoutes(Activity activity, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.activity = activity;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.get("/v1/activity", this::activity, "camera", "from", "to", "bucket"));
  }

  private void activity(Call call) throws IOException {
    Parameters parameters = call.parameters();
    TimeRange range = TimeRange.of(parameters, clock);
    long bucketUs = range.bucketUs(parameters, DEFAULT_BUCKET, MAX_BUCKETS);
    // Read first: the answer is at least as fresh.
    Optional<Instant> asOf = historyAsOf.get();
    ObjectNode answer = JsonText.object();
    answer.put("from", TimestampFormat.format(range.fromUs()));
    answer.put("to", TimestampFormat.format(range.toUs()));
    answer.put("bucket_us", bucketUs);
    ArrayNode cameras = answer.putArray("cameras");
    Span span = new Span(call.cameras(), Optional.of(range.fromUs()), Optional.of(range.toUs()));
    activity
        .of(span, bucketUs)
        .forEach(
            (id, one) -> {
              ObjectNode camera = cameras.addObject().put("camera_id", id);
              ArrayNode tracks = camera.putArray("tracks");
              one.tracks().forEach(tracks::add);
              ArrayNode crossings = camera.putArray("crossings");
              one.crossings().forEach(crossings::add);
              ArrayNode recorded = camera.putArray("recorded");
              one.recorded()
                  .forEach(
                      it ->
                          recorded
                              .addObject()
                              .put("from", TimestampFormat.format(it.fromUs()))
                              .put("to", TimestampFormat.format(it.toUs())));
            });
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }
}
