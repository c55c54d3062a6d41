package io.followspot.gateway.identities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Parameters;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.TimeRange;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.store.IdentityHistory;
import io.followspot.json.MessageJson;
import io.followspot.json.TimestampFormat;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentitySnapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/identities}: objects across cameras, as of their committed events. */
public final class IdentityRoutes {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final IdentityHistory history;
  private final Supplier<Optional<Instant>> historyAsOf;
  private final Clock clock;

  /** Searches history; the supplier returns its freshness. */
  public IdentityRoutes(
      IdentityHistory history, Supplier<Optional<Instant>> historyAsOf, Clock clock) {
    this.history = history;
    this.historyAsOf = historyAsOf;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/identities", this::search, "site", "zone", "from", "to", "limit"),
        Route.get("/v1/identities/{identity}", this::show),
        Route.get("/v1/identities/{identity}/events", this::events));
  }

  private void search(Call call) throws IOException {
    Parameters parameters = call.parameters();
    Optional<String> site = name(parameters, "site");
    Optional<String> zone = name(parameters, "zone");
    TimeRange range = TimeRange.of(parameters, clock);
    int limit = parameters.integer("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("identities");
    for (IdentitySnapshot identity :
        history.search(site, zone, range.fromUs(), range.toUs(), limit)) {
      if (mayRead(call, identity)) {
        list.add(MessageJson.write(identity.toBuilder().clearPath().build()));
      }
    }
    asOf(answer);
    call.json(200, answer);
  }

  private static Optional<String> name(Parameters parameters, String parameter) {
    Optional<String> name = parameters.text(parameter);
    if (name.isPresent() && !Ids.isName(name.get())) {
      throw Problem.badParameter(parameter, "must be " + Ids.NAME_RULE);
    }
    return name;
  }

  private void show(Call call) throws IOException {
    ObjectNode answer = MessageJson.write(find(call));
    asOf(answer);
    call.json(200, answer);
  }

  private void events(Call call) throws IOException {
    IdentitySnapshot identity = find(call);
    ObjectNode answer = JsonText.object();
    ArrayNode list = answer.putArray("events");
    for (IdentityEvent event : history.events(identity.getGlobalId())) {
      IdentitySnapshot slim = event.getIdentity().toBuilder().clearPath().build();
      list.add(MessageJson.write(event.toBuilder().setIdentity(slim).build()));
    }
    asOf(answer);
    call.json(200, answer);
  }

  private IdentitySnapshot find(Call call) {
    String id = call.variable("identity");
    return history
        .identity(id)
        .filter(identity -> mayRead(call, identity))
        .orElseThrow(() -> Problem.notFound("There is no identity " + id + "."));
  }

  /** Only with access to every camera that saw it: it says what all of them saw. */
  private static boolean mayRead(Call call, IdentitySnapshot identity) {
    return identity.getSightingsList().stream()
        .allMatch(sighting -> call.caller().mayRead(sighting.getCameraId()));
  }

  private void asOf(ObjectNode answer) {
    historyAsOf
        .get()
        .ifPresent(it -> answer.put("as_of", TimestampFormat.format(TimestampFormat.us(it))));
  }
}
