package io.followspot.gateway.counts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.cameras.LineDirections;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.CrossingFilter;
import io.followspot.gateway.store.Crossings;
import io.followspot.gateway.store.LineChoice;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.v1.TrackEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/crossings}: who crossed a line, and when. */
public final class CrossingRoutes {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /** How far from the parameter {@code at} a crossing may be. */
  private static final long AROUND_US = Duration.ofMinutes(1).toNanos() / 1_000;

  private final Crossings crossings;
  private final LineDirections directions;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Creates the routes over this store; the clock defines the present. */
  public CrossingRoutes(
      Crossings crossings,
      LineDirections directions,
      Supplier<Optional<Instant>> historyAsOf,
      Clock clock) {
    this.crossings = crossings;
    this.directions = directions;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/crossings",
            this::search,
            "camera",
            "line",
            "direction",
            "from",
            "to",
            "at",
            "min_confidence",
            "limit",
            "cursor",
            "format"));
  }

  private enum Format {
    JSON,
    CSV
  }

  private void search(Call call) throws IOException {
    CrossingFilter filter = filterOf(call);
    // Read first: the crossings are at least as fresh.
    Optional<Instant> asOf = historyAsOf.get();
    // One more than requested shows whether there is a next page.
    List<TrackEvent> found = crossings.search(filter.withLimit(filter.limit() + 1));
    boolean more = found.size() > filter.limit();
    List<TrackEvent> page = more ? found.subList(0, filter.limit()) : found;
    Optional<String> next =
        more ? Optional.of(cursorAfter(page.get(page.size() - 1))) : Optional.empty();
    List<Crossing> rows = page.stream().map(it -> Crossing.of(it, directions)).toList();
    if (formatOf(call) == Format.CSV) {
      next.ifPresent(it -> call.answerHeader("Followspot-Next-Cursor", it));
      call.bytes("text/csv; charset=utf-8", CrossingCsv.of(rows).getBytes(StandardCharsets.UTF_8));
      return;
    }
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("crossings");
    rows.forEach(row -> list.add(row.json()));
    if (filter.minConfidence() > 0) {
      answer.put("unsure", crossings.unsure(filter));
    }
    next.ifPresent(it -> answer.put("next_cursor", it));
    asOf.ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    call.json(200, answer);
  }

  private CrossingFilter filterOf(Call call) {
    Parameters parameters = call.parameters();
    List<String> cameras = call.cameras();
    Optional<Long> at = parameters.timeUs("at");
    if (at.isPresent()
        && (parameters.text("from").isPresent() || parameters.text("to").isPresent())) {
      throw Problem.badParameter("at", "means a minute before until a minute after; omit from, to");
    }
    TimeRange range =
        at.isPresent()
            ? new TimeRange(at.get() - AROUND_US, at.get() + AROUND_US)
            : TimeRange.of(parameters, clock);
    return new CrossingFilter(
        cameras,
        directions.choice(call, cameras).orElse(new LineChoice(List.of(), Optional.empty())),
        range.fromUs(),
        range.toUs(),
        parameters.fraction("min_confidence").orElse(0f),
        parameters.text("cursor").map(CrossingFilter.PageCursor::parse),
        parameters.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT));
  }

  private static String cursorAfter(TrackEvent last) {
    return new CrossingFilter.PageCursor(Crossings.countedAtUs(last), last.getEventId()).text();
  }

  private static Format formatOf(Call call) {
    boolean accepts = call.header("Accept").filter(it -> it.contains("text/csv")).isPresent();
    return call.parameters()
        .choice("format", Format.class)
        .orElse(accepts ? Format.CSV : Format.JSON);
  }
}
