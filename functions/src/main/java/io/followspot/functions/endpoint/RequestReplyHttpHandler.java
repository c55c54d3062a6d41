package io.followspot.functions.endpoint;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;
import org.apache.flink.statefun.sdk.java.slice.Slice;
import org.apache.flink.statefun.sdk.java.slice.Slices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request from Flink to the functions and returns their response. */
final class RequestReplyHttpHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(RequestReplyHttpHandler.class);

  private final RequestReplyHandler functions;
  private final RequestLimiter room;
  private final Duration bodyWithin;

  RequestReplyHttpHandler(RequestReplyHandler functions, RequestLimiter room, Duration bodyWithin) {
    this.bodyWithin = bodyWithin;
    this.functions = functions;
    this.room = room;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (!exchange.getRequestMethod().equals(Methods.POST)) {
      exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
      exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
      exchange.getResponseSender().send("POST a Stateful Functions request to this path\n");
      return;
    }
    RequestBody.read(
        exchange,
        room,
        bodyWithin,
        body ->
            exchange.dispatch(exchange.getConnection().getWorker(), () -> call(exchange, body)));
  }

  private void call(HttpServerExchange exchange, byte[] body) {
    try {
      functions
          .handle(Slices.wrap(body))
          .whenComplete(
              (answer, failure) ->
                  exchange.dispatch(
                      SameThreadExecutor.INSTANCE, () -> answer(exchange, answer, failure)));
    } catch (RuntimeException e) {
      answer(exchange, null, e);
    }
  }

  private static void answer(
      HttpServerExchange exchange, @Nullable Slice answer, @Nullable Throwable failure) {
    if (answer == null) {
      log.error("no function answers this request", failure);
      exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
      exchange.endExchange();
      return;
    }
    ByteBuffer bytes = answer.asReadOnlyByteBuffer();
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/octet-stream");
    exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, bytes.remaining());
    exchange.getResponseSender().send(bytes);
  }
}
