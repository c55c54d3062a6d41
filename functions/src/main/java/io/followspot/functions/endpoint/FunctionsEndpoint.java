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
  // A request is a batch of messages of one camera with its state; frames are the bulk. Undertow's
  // own limit of 2 MiB turns a large batch into a 413, which Flink repeats for ever.
  private static final long MAX_REQUEST_BYTES = 512L << 20;

  private static final long DRAIN_MS = 5_000;

  // Flink's requests have a few hundred bytes of head, and come at once over connections that it
  // keeps: one for each request under way.
  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final int MAX_CONNECTIONS = 1_024;
  private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);

  // As long as Flink itself waits for an answer.
  private static final Duration BODY_WITHIN = Duration.ofSeconds(60);
  private static final int IDLE_MS = 300_000;

  // A request is in memory twice while it is taken apart, and its answer beside it.
  private static final int HEAP_PARTS = 4;

  private final Undertow server;
  private final GracefulShutdownHandler gate;

  /**
   * Listens at once.
   *
   * @param listen port 0 takes a free one
   * @param secret the path at which alone they answer, without its slash; empty for every path,
   *     where only this machine reaches them
   * @param functions what answers
   * @throws IllegalArgumentException if other machines can reach them and no secret is set
   * @throws RuntimeException with a {@link java.net.BindException} as its cause if the port is
   *     taken
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
            // More wait in the kernel until one of these ends.
            .setWorkerOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
            .setWorkerOption(Options.CONNECTION_LOW_WATER, MAX_CONNECTIONS - 1)
            .setIoThreads(1)
            .setHandler(gate)
            .build();
    server.start();
  }

  /** Where it listens, with the real port. */
  public HostPort address() {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new HostPort(address.getHostString(), address.getPort());
  }

  /** Finishes what is under way, and stops. */
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
