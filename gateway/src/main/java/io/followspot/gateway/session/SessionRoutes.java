package io.followspot.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.Call;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.Problem.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/session}: signs in a browser, which cannot send a header when it loads a picture. */
public final class SessionRoutes {
  private static final int MAX_BODY_BYTES = 4_096;

  private final Access access;

  /** Creates the routes with these access rules. */
  public SessionRoutes(Access access) {
    this.access = access;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/session", this::show),
        new Route(
            "POST",
            "/v1/session",
            Role.ANYONE,
            Route.Kind.PLAIN,
            Set.of(),
            MAX_BODY_BYTES,
            this::signIn),
        new Route("DELETE", "/v1/session", Role.ANYONE, Route.Kind.PLAIN, Set.of(), this::signOut));
  }

  private void show(Call call) throws IOException {
    ObjectNode answer =
        JsonText.object().put("role", call.caller().role().name().toLowerCase(Locale.ROOT));
    answer.put("user", call.caller().name());
    ArrayNode cameras = answer.putArray("cameras");
    call.caller().cameras().stream().sorted().forEach(cameras::add);
    call.json(200, answer);
  }

  private void signIn(Call call) throws IOException {
    JsonNode token = JsonText.readObject(call.body(MAX_BODY_BYTES)).path("token");
    if (!token.isTextual() || !token.textValue().matches("[A-Za-z0-9._~+/=-]+")) {
      throw Problem.invalid("token: is missing", List.of(new Fault("token", "is missing")));
    }
    access.admit(Optional.of(token.textValue()), Role.VIEWER);
    call.cookie(Access.COOKIE, token.textValue(), false);
    call.status(204);
  }

  private void signOut(Call call) {
    call.cookie(Access.COOKIE, "", true);
    call.status(204);
  }
}
