package io.followspot.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.problem.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/** Sends a problem as the response (RFC 9457). */
public final class ProblemResponse {
  /** A temporary failure passes after a few seconds, or lasts much longer. */
  private static final String RETRY_AFTER_S = "5";

  private ProblemResponse() {}

  /** Answers with a problem; a response that has already started is aborted. */
  public static void send(HttpServerExchange exchange, Problem problem) {
    if (exchange.isResponseStarted()) {
      exchange.endExchange();
      return;
    }
    ObjectNode body = JsonText.object();
    body.put("type", "/problems/" + problem.code());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      var errors = body.putArray("errors");
      problem
          .errors()
          .forEach(
              fault ->
                  errors.addObject().put("field", fault.field()).put("message", fault.message()));
    }
    if (!exchange.isRequestComplete()) {
      // Its body is not read: the client must not send another request behind it.
      exchange.setPersistent(false);
    }
    exchange.setStatusCode(problem.status());
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
    if (problem.status() == 503) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER_S);
    }
    if (problem.status() == 401) {
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(JsonText.bytes(body)));
  }
}
