package io.followspot.gateway.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.BodyFields;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.Counts.Span;
import io.followspot.gateway.store.Reviewed;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /v1/reviewed}: what the caller has reviewed. Each user has marks of its own. */
public final class ReviewedRoutes {
  private static final String CAMERA = "/v1/cameras/{camera}/reviewed";
  private static final String ITEM = CAMERA + "/{item}";
  private static final int MAX_BODY_BYTES = 4 << 10;
  private static final Pattern ITEM_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

  private final Reviewed reviewed;
  private final Clock clock;

  /** Creates the routes over this store; the clock dates marks. */
  public ReviewedRoutes(Reviewed reviewed, Clock clock) {
    this.reviewed = reviewed;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/reviewed", this::show, "camera", "from", "to"),
        Route.own("PUT", CAMERA, this::markUntil),
        Route.own("DELETE", CAMERA, this::unmarkUntil),
        Route.own("PUT", ITEM, this::mark),
        Route.own("DELETE", ITEM, this::unmark));
  }

  private void show(Call call) throws IOException {
    TimeRange range = TimeRange.of(call.parameters(), clock);
    Span span = new Span(call.cameras(), Optional.of(range.fromUs()), Optional.of(range.toUs()));
    String user = call.caller().name();
    ObjectNode answer =
        JsonText.object()
            .put("user", user)
            .put("from", TimestampFormat.format(range.fromUs()))
            .put("to", TimestampFormat.format(range.toUs()));
    ArrayNode until = answer.putArray("until");
    for (Reviewed.Until one : reviewed.until(user, span)) {
      until
          .addObject()
          .put("camera_id", one.cameraId())
          .put("until", TimestampFormat.format(one.untilUs()))
          .put("marked_at", TimestampFormat.format(one.markedAtUs()));
    }
    ArrayNode items = answer.putArray("items");
    for (Reviewed.Item one : reviewed.items(user, span)) {
      items
          .addObject()
          .put("camera_id", one.cameraId())
          .put("item_id", one.itemId())
          .put("at", TimestampFormat.format(one.atUs()))
          .put("marked_at", TimestampFormat.format(one.markedAtUs()));
    }
    call.json(200, answer);
  }

  private void markUntil(Call call) {
    long untilUs = BodyFields.of(call.body(MAX_BODY_BYTES), Set.of("until")).timeUs("until");
    Reviewed.Until until = new Reviewed.Until(call.variable("camera"), untilUs, nowUs());
    if (!reviewed.mark(call.caller().name(), until)) {
      throw tooMany();
    }
    call.status(204);
  }

  private void unmarkUntil(Call call) {
    reviewed.unmark(call.caller().name(), call.variable("camera"));
    call.status(204);
  }

  private void mark(Call call) {
    long atUs = BodyFields.of(call.body(MAX_BODY_BYTES), Set.of("at")).timeUs("at");
    Reviewed.Item item = new Reviewed.Item(call.variable("camera"), item(call), atUs, nowUs());
    if (!reviewed.mark(call.caller().name(), item)) {
      throw tooMany();
    }
    call.status(204);
  }

  private void unmark(Call call) {
    reviewed.unmark(call.caller().name(), call.variable("camera"), item(call));
    call.status(204);
  }

  private static String item(Call call) {
    String item = call.variable("item");
    if (!ITEM_ID.matcher(item).matches()) {
      throw Problem.badRequest(
          "bad_id", "An item is the id of an event, an alert or a track, as lobby.1.42.");
    }
    return item;
  }

  private long nowUs() {
    return TimestampFormat.us(clock.instant());
  }

  private static RuntimeException tooMany() {
    return Problem.of(
        409,
        "too_many_marks",
        "Too many marks",
        "There are as many marks of yours as are stored. Mark a camera up to a time instead, and"
            + " take marks of single items away.");
  }
}
