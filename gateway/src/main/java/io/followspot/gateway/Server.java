package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.http.Api;
import io.followspot.gateway.http.ProblemResponse;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.page.PageHandler;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.process.HostPort;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.xnio.Options;

/** Serves routes and the page over HTTP. */
public final class Server implements AutoCloseable {
  /** How many may watch at a time; each costs a thread. */
  private static final int MAX_WATCHERS = 256;

  /** How many pictures are cut and waited for at a time, and how many callers wait for theirs. */
  private static final int PICTURES = 8;

  private static final int WAITING_FOR_PICTURES = 32;
  private static final int WORKERS = 32;

  private final Undertow undertow;
  private final ThreadPoolExecutor watchers;
  private final ThreadPoolExecutor pictures;
  private final URI address;

  /**
   * How to serve.
   *
   * @param listen where
   * @param access who may call
   * @param origins whose pages may call
   * @param tls certificate and key; empty for plain HTTP
   * @param stall how long a client may read nothing of its answer before the connection is closed:
   *     a network that went silent would hold the answer's thread for hours
   */
  public record Settings(
      HostPort listen,
      Access access,
      AllowedOrigins origins,
      Optional<SSLContext> tls,
      Duration stall) {
    /** Long enough for a network that comes back. */
    public static final Duration DEFAULT_STALL = Duration.ofSeconds(30);
  }

  /**
   * Begins to serve.
   *
   * @throws RuntimeException if the address cannot be bound; its cause states why
   */
  public Server(Settings settings, List<Route> routes) {
    watchers =
        new ThreadPoolExecutor(
            0, MAX_WATCHERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("watcher"));
    pictures =
        new ThreadPoolExecutor(
            PICTURES,
            PICTURES,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_FOR_PICTURES),
            named("pictures"));
    pictures.allowCoreThreadTimeOut(true);
    Map<Route.Kind, Executor> threads =
        Map.of(Route.Kind.ENDLESS, watchers, Route.Kind.PICTURE, pictures);
    HttpHandler api = new PageHandler(new Api(routes, settings.access(), threads));
    HostPort listen = settings.listen();
    Undertow.Builder builder =
        Undertow.builder()
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
            .setSocketOption(Options.WRITE_TIMEOUT, (int) settings.stall().toMillis())
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 1L << 20)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, settings.tls().isPresent())
            .setHandler(exchange -> admit(settings.origins(), api, exchange));
    settings
        .tls()
        .ifPresentOrElse(
            tls -> builder.addHttpsListener(listen.port(), listen.host(), tls),
            () -> builder.addHttpListener(listen.port(), listen.host()));
    undertow = builder.build();
    undertow.start();
    InetSocketAddress bound = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    address =
        URI.create(
            (settings.tls().isPresent() ? "https://" : "http://")
                + new HostPort(listen.host(), bound.getPort())
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

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    watchers.shutdownNow();
    // An interrupt would close the embedded database's file for all threads.
    pictures.shutdown();
    undertow.stop();
  }
}
