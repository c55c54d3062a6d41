package io.followspot.functions.endpoint;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Lets through only who knows the secret. Stateful Functions can send no header of ours, but calls
 * the very URL that {@code module.yaml} names, so the secret is the path.
 */
final class SecretPath implements HttpHandler {
  private final byte[] path;
  private final HttpHandler next;

  /** An empty secret lets everybody through. */
  SecretPath(String secret, HttpHandler next) {
    path = ("/" + secret).getBytes(StandardCharsets.UTF_8);
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    byte[] asked = exchange.getRequestPath().getBytes(StandardCharsets.UTF_8);
    // Takes the same time wherever the first difference is.
    if (path.length == 1 || MessageDigest.isEqual(path, asked)) {
      next.handleRequest(exchange);
    } else {
      exchange.setStatusCode(StatusCodes.FORBIDDEN);
      exchange.endExchange();
    }
  }
}
