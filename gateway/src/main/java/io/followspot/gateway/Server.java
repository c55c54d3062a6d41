package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.http.Api;
import io.followspot.gateway.http.Compression;
import io.followspot.gateway.http.HttpListener;
import io.followspot.gateway.http.ProblemResponse;
import io.followspot.gateway.http.RequestObserver;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.http.Threads;
import io.followspot.gateway.page.PageHandler;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.process.HostPort;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Serves routes and the page over HTTP. */
public final class Server implements AutoCloseable {
  private final HttpListener listener;
  private final Threads threads;
  private final URI address;

  /**
   * Settings of the server.
   *
   * @param listen where to listen
   * @param access who may call
   * @param origins whose pages may call
   * @param tls certificate and key; empty for plain HTTP
   * @param limits of what clients may use
   */
  public record Settings(
      HostPort listen,
      Access access,
      AllowedOrigins origins,
      Optional<SSLContext> tls,
      ServerLimits limits) {}

  /**
   * Starts serving.
   *
   * @throws RuntimeException if the address cannot be bound; its cause states why
   */
  public Server(Settings settings, List<Route> routes) {
    this(settings, routes, RequestObserver.NONE);
  }

  /** The same; the observer is called for every answer of a route. */
  public Server(Settings settings, List<Route> routes, RequestObserver observer) {
    threads = new Threads(settings.limits());
    HttpHandler api = new PageHandler(new Api(routes, settings.access(), threads, observer));
    HttpHandler compressed = Compression.of(api);
    HttpHandler admitted = exchange -> admit(settings.origins(), compressed, exchange);
    HostPort listen = settings.listen();
    listener =
        new HttpListener(
            listen, settings.tls(), settings.limits(), new HttpContinueReadHandler(admitted));
    address =
        URI.create(
            (settings.tls().isPresent() ? "https://" : "http://")
                + new HostPort(listen.host(), listener.address().getPort())
                + "/");
  }

  private static void admit(AllowedOrigins origins, HttpHandler api, HttpServerExchange exchange)
      throws Exception {
    try {
      if (origins.admit(exchange)) {
        exchange.setStatusCode(204);
        exchange.endExchange();
      } else {
        api.handleRequest(exchange);
      }
    } catch (ProblemException e) {
      ProblemResponse.send(exchange, e.problem());
    }
  }

  /** The address. */
  public URI address() {
    return address;
  }

  /** How many streams of events and pictures are open. */
  public long streams() {
    return threads.streams();
  }

  /** How many connections are open. */
  public int connections() {
    return listener.connections();
  }

  @Override
  public void close() {
    threads.close();
    listener.close();
  }
}
