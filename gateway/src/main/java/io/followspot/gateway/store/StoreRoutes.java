package io.followspot.gateway.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.json.TimestampFormat;
import java.io.IOException;
import java.util.List;

/** {@code /v1/store}: freshness of the history, and its rebuild in operation. */
public final class StoreRoutes {
  private final Freshness freshness;

  /** Creates the routes of this projection. */
  public StoreRoutes(Freshness freshness) {
    this.freshness = freshness;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/store", this::show),
        Route.change("POST", "/v1/store/rebuild", this::rebuild, "accept_loss"));
  }

  private void show(Call call) throws IOException {
    call.json(200, state());
  }

  private void rebuild(Call call) throws IOException {
    if (!call.caller().cameras().isEmpty()) {
      throw Problem.of(
          403,
          "scope_too_small",
          "This is not allowed",
          "It affects all cameras, but the token gives access to some only.");
    }
    if (!call.parameters().flag("accept_loss").orElse(false)) {
      freshness
          .lostByRebuild()
          .ifPresent(
              it -> {
                throw Problem.of(
                    409,
                    "history_would_be_lost",
                    "Part of the history would be lost",
                    "The topics no longer contain events before "
                        + TimestampFormat.format(TimestampFormat.us(it))
                        + "; accept_loss=true rebuilds it nevertheless.");
              });
    }
    freshness.rebuild();
    call.json(202, state());
  }

  private ObjectNode state() {
    ObjectNode state =
        JsonText.object()
            .put("rebuilding", freshness.isRebuilding())
            .put("left_out", freshness.skipped());
    freshness.stoppedBecause().ifPresent(why -> state.put("stands_still", why));
    freshness
        .asOf()
        .ifPresent(it -> state.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
    return state;
  }
}
