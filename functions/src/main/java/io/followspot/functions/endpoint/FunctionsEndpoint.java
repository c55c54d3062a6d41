package io.followspot.functions.endpoint;

import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;
import org.xnio.Options;

/** Serves the functions by HTTP. */
public final class FunctionsEndpoint implements AutoCloseable {
  // A request is a batch of messages of one camera with its state; most of it is frames. Undertow's
  // default limit of 2 MiB answers a large batch with 413, and Flink would repeat it for ever.
  private static final long MAX_REQUEST_BYTES = 512L << 20;

  private static final long DRAIN_MS = 5_000;

  // Flink's requests have a few hundred bytes of header, and arrive over persistent connections,
  // one per concurrent request.
  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final int MAX_CONNECTIONS = 1_024;
  private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);

  // As long as Flink waits for a response.
  private static final Duration BODY_WITHIN = Duration.ofSeconds(60);
  private static final int IDLE_MS = 300_000;

  // A request is in memory twice while it is parsed, and its response in addition.
  private static final int HEAP_PARTS = 4;

  private final Undertow server;
  private final GracefulShutdownHandler gate;

  /**
   * Starts listening.
   *
   * @param listen port 0 chooses a free one
   * @param secret the only path that is served, without its slash; empty for every path, allowed
   *     only on loopback
   * @param functions the handler of requests
   * @throws IllegalArgumentException if other machines can reach the address and no secret is set
   * @throws RuntimeException with a {@link java.net.BindException} as its cause if the port is in
   *     use
   */
  public FunctionsEndpoint(HostPort listen, String secret, RequestReplyHandler functions) {
    this(listen, secret, functions, HEAD_WITHIN, BODY_WITHIN);
  }

  FunctionsEndpoint(
      HostPort listen,
      String secret,
      RequestReplyHandler functions,
      Duration headWithin,
      Duration bodyWithin) {
    if (secret.isEmpty() && !listen.isLoopback()) {
      throw new IllegalArgumentException(
          "other machines reach "
              + listen
              + ", and the functions trust the state in a request: set "
              + Setting.FUNCTIONS_SECRET.variable()
              + " to a secret that only Flink knows, or listen on 127.0.0.1");
    }
    RequestLimiter room = new RequestLimiter(Runtime.getRuntime().maxMemory() / HEAP_PARTS);
    HttpHandler routes =
        Handlers.path(
                new SecretPath(secret, new RequestReplyHttpHandler(functions, room, bodyWithin)))
            .addExactPath(
                "/healthz",
                exchange -> {
                  exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
                  exchange.getResponseSender().send("ok\n");
                });
    gate = Handlers.gracefulShutdown(routes);
    server =
        Undertow.builder()
            .addHttpListener(listen.port(), listen.host())
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_REQUEST_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEAD_BYTES)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) headWithin.toMillis())
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MS)
            // Further connections wait in the kernel's accept queue until one is closed.
            .setWorkerOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
            .setWorkerOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS - 1)
            .setIoThreads(1)
            .setHandler(gate)
            .build();
    server.start();
  }

  /** The address, with the actual port. */
  public HostPort address() {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new HostPort(address.getHostString(), address.getPort());
  }

  /** Finishes running requests, and stops. */
  @Override
  public void close() {
    gate.shutdown();
    try {
      gate.awaitShutdown(DRAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
