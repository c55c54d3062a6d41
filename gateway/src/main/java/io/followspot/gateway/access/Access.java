package io.followspot.gateway.access;

import io.followspot.gateway.problem.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import java.util.Optional;

/** Decides who a caller is and whether he may go on. */
public interface Access {
  /** The cookie that carries a browser's token. */
  String COOKIE = "followspot_token";

  /** Lets everybody do everything: for a gateway that only its own machine reaches. */
  static Access open() {
    return (token, role) -> Caller.LOCAL;
  }

  /**
   * Returns who shows the token.
   *
   * @throws io.followspot.gateway.problem.ProblemException if he may not do what needs the role
   */
  Caller admit(Optional<String> token, Role role);

  /** Returns who calls, by his Authorization header or his cookie. */
  default Caller admit(HttpServerExchange exchange, Role role) {
    return admit(tokenOf(exchange), role);
  }

  private static Optional<String> tokenOf(HttpServerExchange exchange) {
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
