package io.followspot.gateway;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.Api;
import io.followspot.gateway.http.Json;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.page.PageHandler;
import io.followspot.process.HostPort;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves routes and the page over HTTP. */
public final class Server implements AutoCloseable {
  /** How many may watch at a time; each costs a thread. */
  private static final int MAX_WATCHERS = 256;

  private static final int WORKERS = 32;

  private final Undertow undertow;
  private final ThreadPoolExecutor watchers;
  private final HostPort address;

  /**
   * Begins to serve.
   *
   * @throws RuntimeException if the address can not be bound; its cause tells why
   */
  public Server(HostPort listen, List<Route> routes, Access access) {
    watchers =
        new ThreadPoolExecutor(
            0, MAX_WATCHERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Server::watcherThread);
    List<Route> all = new ArrayList<>(routes);
    all.add(
        new Route(
            "GET",
            "/healthz",
            Role.ANYONE,
            Route.Kind.PLAIN,
            Set.of(),
            call -> call.json(200, Json.object().put("status", "ok"))));
    undertow =
        Undertow.builder()
            .addHttpListener(listen.port(), listen.host())
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 1L << 20)
            .setHandler(new PageHandler(new Api(all, access, watchers)))
            .build();
    undertow.start();
    InetSocketAddress bound = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    address = new HostPort(listen.host(), bound.getPort());
  }

  private static Thread watcherThread(Runnable task) {
    Thread thread = new Thread(task, "watcher");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  @Override
  public void close() {
    watchers.shutdownNow();
    undertow.stop();
  }
}
