package io.followspot.gateway.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Json;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.json.Times;
import io.followspot.gateway.problem.Problem;
import java.io.IOException;
import java.util.List;

/** {@code /v1/store}: how fresh history is, and building it anew while everything goes on. */
public final class StoreRoutes {
  private final Freshness freshness;

  /** Tells of, and rebuilds, what is projected there. */
  public StoreRoutes(Freshness freshness) {
    this.freshness = freshness;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/store", this::show),
        Route.change("POST", "/v1/store/rebuild", this::rebuild));
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
          "It concerns all cameras, and the token is good for some only.");
    }
    freshness.rebuild();
    call.json(202, state());
  }

  private ObjectNode state() {
    ObjectNode state = Json.object().put("rebuilding", freshness.isRebuilding());
    freshness.asOf().ifPresent(it -> state.put("as_of", Times.format(Times.us(it))));
    return state;
  }
}
