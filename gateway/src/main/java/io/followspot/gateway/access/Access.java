package io.followspot.gateway.access;

import io.followspot.gateway.problem.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import java.util.Optional;

/** Authenticates and authorises callers. */
public interface Access {
  /** The cookie that carries a browser's token. */
  String COOKIE = "followspot_token";

  /** Allows every caller everything: for a gateway on loopback. */
  static Access open() {
    return (token, role) -> Caller.LOCAL;
  }

  /**
   * Returns the client with this token.
   *
   * @throws io.followspot.gateway.problem.ProblemException if the client lacks the role
   */
  Caller admit(Optional<String> token, Role role);

  /** A problem that keeps legitimate clients out, without file names; empty if there is none. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** Returns the client by its Authorization header or its cookie. */
  default Caller admit(HttpServerExchange exchange, Role role) {
    return admit(tokenOf(exchange), role);
  }

  /** The token of a request, from its Authorization header or its cookie. */
  static Optional<String> tokenOf(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header != null) {
      if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
        throw Problem.of(
            401, "bad_authorization", "A token is required", "Authorization must be: Bearer TOKEN");
      }
      return Optional.of(header.substring(7).strip());
    }
    Cookie cookie = exchange.getRequestCookie(COOKIE);
    return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
  }
}
