package io.followspot.functions.endpoint;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Admits only requests with the secret path. Stateful Functions cannot send a custom header but
 * uses the URL in {@code module.yaml} as it is, so the path carries the secret.
 */
final class SecretPath implements HttpHandler {
  private final byte[] path;
  private final HttpHandler next;

  /** Creates the check; an empty secret admits all. */
  SecretPath(String secret, HttpHandler next) {
    path = ("/" + secret).getBytes(StandardCharsets.UTF_8);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    byte[] asked = exchange.getRequestPath().getBytes(StandardCharsets.UTF_8);
    // Constant-time comparison.
    if (path.length == 1 || MessageDigest.isEqual(path, asked)) {
      next.handleRequest(exchange);
    } else {
      exchange.setStatusCode(StatusCodes.FORBIDDEN);
      exchange.endExchange();
    }
  }
}
