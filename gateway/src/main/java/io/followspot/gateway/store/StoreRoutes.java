package io.followspot.gateway.store;

import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.Json;
import io.followspot.gateway.http.Route;
import java.io.IOException;
import java.util.List;

/** {@code /v1/store/rebuild}: builds history anew from the topics, while everything goes on. */
public final class StoreRoutes {
  private final Projector projector;

  /** Rebuilds through this projector. */
  public StoreRoutes(Projector projector) {
    this.projector = projector;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(Route.change("POST", "/v1/store/rebuild", this::rebuild));
  }

  private void rebuild(Call call) throws IOException {
    projector.rebuild();
    call.json(202, Json.object().put("status", "rebuilding"));
  }
}
