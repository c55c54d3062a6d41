package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.store.Counts;
import io.followspot.gateway.store.Counts.Span;
import io.followspot.gateway.store.Counts.Tally;
import io.followspot.gateway.store.Occupancy.Presence;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/counts}: events at zones and lines, and flows between zones. */
public final class CountRoutes {
  private static final int MAX_BUCKETS = 4_000;

  private final Counts counts;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this store; the clock defines the present. */
  public CountRoutes(Counts counts, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.counts = counts;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/counts", this::count, "camera", "from", "to", "bucket", "min_confidence"));
  }

  private void count(Call call) throws IOException {
    Parameters parameters = call.parameters();
    TimeRange range = TimeRange.of(parameters, clock);
    long fromUs = range.fromUs();
    long toUs = range.toUs();
    long bucketUs = range.bucketUs(parameters, Duration.ofHours(1), MAX_BUCKETS);
    float minConfidence = parameters.fraction("min_confidence").orElse(0f);
    Span span = new Span(call.cameras(), Optional.of(fromUs), Optional.of(toUs));
    // Read first: the counts are at least as fresh.
    Optional<Instant> asOf = historyAsOf.get();
    ObjectNode answer = answer(span, fromUs, toUs, bucketUs, minConfidence);
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  private ObjectNode answer(Span span, long fromUs, long toUs, long bucketUs, float minConfidence) {
    ObjectNode answer = JsonText.object();
    answer.put("from", TimestampFormat.format(fromUs));
    answer.put("to", TimestampFormat.format(toUs));
    answer.put("bucket_us", bucketUs);
    ArrayNode tracks = answer.putArray("tracks");
    counts
        .tracks(span, bucketUs)
        .forEach(
            (bucket, n) ->
                tracks.addObject().put("at", TimestampFormat.format(bucket)).put("count", n));
    Map<String, ObjectNode> regions = new LinkedHashMap<>();
    for (Tally tally : counts.tallies(span, bucketUs, minConfidence)) {
      boolean line = tally.type().equals("line_crossed");
      ObjectNode region =
          regions.computeIfAbsent(
              (line ? "l" : "z") + tally.cameraId() + "." + tally.regionId(),
              key -> line ? newLine(tally) : newZone(tally.cameraId(), tally.regionId()));
      add(region, tally);
    }
    for (Presence presence : counts.inside(span)) {
      regions
          .computeIfAbsent(
              "z" + presence.cameraId() + "." + presence.zoneId(),
              key -> newZone(presence.cameraId(), presence.zoneId()))
          .put("inside", presence.count());
    }
    ArrayNode lines = answer.putArray("lines");
    ArrayNode zones = answer.putArray("zones");
    regions.forEach((key, region) -> (key.startsWith("l") ? lines : zones).add(region));
    zones.forEach(zone -> meanDwell((ObjectNode) zone));
    ArrayNode flows = answer.putArray("flows");
    counts
        .flows(span)
        .forEach(
            flow ->
                flows
                    .addObject()
                    .put("camera_id", flow.cameraId())
                    .put("from_zone", flow.from())
                    .put("to_zone", flow.to())
                    .put("count", flow.count()));
    return answer;
  }

  private static ObjectNode newLine(Tally tally) {
    ObjectNode line =
        JsonText.object()
            .put("camera_id", tally.cameraId())
            .put("line_id", tally.regionId())
            .put("forward", 0L)
            .put("backward", 0L)
            .put("forward_unsure", 0L)
            .put("backward_unsure", 0L);
    line.putArray("buckets");
    return line;
  }

  private static ObjectNode newZone(String cameraId, String zoneId) {
    ObjectNode zone =
        JsonText.object()
            .put("camera_id", cameraId)
            .put("zone_id", zoneId)
            .put("entered", 0L)
            .put("exited", 0L)
            .put("inside", 0L)
            .put("dwell_us", 0L);
    zone.putArray("buckets");
    return zone;
  }

  private static void add(ObjectNode region, Tally tally) {
    String what =
        switch (tally.type()) {
          case "zone_entered" -> "entered";
          case "zone_exited" -> "exited";
          default -> (tally.forward() ? "forward" : "backward") + (tally.unsure() ? "_unsure" : "");
        };
    region.put(what, region.path(what).asLong() + tally.count());
    if (what.equals("exited")) {
      region.put("dwell_us", region.path("dwell_us").asLong() + tally.dwellUs());
    }
    region
        .withArray("buckets")
        .addObject()
        .put("at", TimestampFormat.format(tally.bucketUs()))
        .put("what", what)
        .put("count", tally.count());
  }

  private static void meanDwell(ObjectNode zone) {
    long exited = zone.path("exited").asLong();
    long dwell = zone.path("dwell_us").asLong();
    zone.remove("dwell_us");
    if (exited > 0) {
      zone.put("mean_dwell_us", dwell / exited);
    }
  }
}
