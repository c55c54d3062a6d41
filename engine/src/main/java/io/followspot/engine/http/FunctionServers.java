package io.followspot.engine.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of functions: every address of every host in a list of URLs. Names are resolved
 * again and again, so that a further process is used within seconds, and one that is gone no more.
 * One that does not answer a request for a while is asked whether it lives, and is not used until
 * it says so.
 */
final class FunctionServers {
  private static final Logger log = LoggerFactory.getLogger(FunctionServers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int LOOKS_BETWEEN_NAMES = 10;

  /** How long a request may take before its server is asked whether it lives. */
  private static final long SUSPICIOUS_NS = Duration.ofSeconds(1).toNanos();

  private static final Duration LIFE_WITHIN = Duration.ofSeconds(2);

  private final List<URI> urls;
  private final HttpClient http;
  private final ExecutorService threads;
  private volatile Map<URI, FunctionServer> servers;

  private FunctionServers(List<URI> urls, Duration connect) {
    this.urls = urls;
    threads = Executors.newFixedThreadPool(2, FunctionServers::daemon);
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .executor(threads)
            .build();
    servers = resolved(Map.of());
  }

  /**
   * The servers of a list of URLs, and their watch.
   *
   * @param urls separated by commas
   * @param connect how long a connection may take
   */
  static FunctionServers at(String urls, Duration connect) {
    FunctionServers servers =
        new FunctionServers(
            Stream.of(urls.split(",")).map(String::strip).map(URI::create).toList(), connect);
    daemon(servers::watch).start();
    return servers;
  }

  HttpClient http() {
    return http;
  }

  /** Threads for work on requests and answers. */
  ExecutorService threads() {
    return threads;
  }

  /**
   * The server with the fewest requests, of those that answer; empty if there is none.
   *
   * @param except not these
   */
  Optional<FunctionServer> leastBusy(Collection<FunctionServer> except) {
    List<FunctionServer> usable = new ArrayList<>(servers.values());
    usable.removeIf(server -> server.isDown() || except.contains(server));
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    // Beginning anywhere: of several with equally few, each is chosen as often.
    int from = ThreadLocalRandom.current().nextInt(usable.size());
    return Stream.concat(
            usable.subList(from, usable.size()).stream(), usable.subList(0, from).stream())
        .min(Comparator.comparingInt(FunctionServer::pending));
  }

  private void watch() {
    try {
      for (int look = 1; ; look++) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        if (look % LOOKS_BETWEEN_NAMES == 0) {
          servers = resolved(servers);
        }
        servers.values().forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(FunctionServer server) {
    if (server.isDown() || server.waitsLongerThan(SUSPICIOUS_NS)) {
      lives(server)
          .whenComplete(
              (lives, failure) -> {
                if (failure == null && lives) {
                  server.up();
                } else if (!server.isDown() && leastBusy(List.of(server)).isPresent()) {
                  log.warn("functions at {} do not answer", server.url().getAuthority());
                  server.giveUp();
                }
              });
    }
  }

  private CompletableFuture<Boolean> lives(FunctionServer server) {
    HttpRequest question =
        HttpRequest.newBuilder(server.health()).timeout(LIFE_WITHIN).GET().build();
    return http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode() == 200);
  }

  /** All addresses, of which those that are known already keep their requests. */
  private Map<URI, FunctionServer> resolved(Map<URI, FunctionServer> before) {
    Map<URI, FunctionServer> found = new LinkedHashMap<>();
    for (URI url : urls) {
      try {
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
          URI at = at(url, address);
          FunctionServer known = before.get(at);
          found.put(at, known == null ? new FunctionServer(at) : known);
        }
      } catch (IOException e) {
        log.debug("{} has no address now", url.getHost(), e);
      }
    }
    // While there is no name service, those known last are as good as any.
    return found.isEmpty() ? before : found;
  }

  private static URI at(URI url, InetAddress address) throws UnknownHostException {
    String host = address.getHostAddress();
    return URI.create(
        url.getScheme()
            + "://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + (url.getPort() < 0 ? "" : ":" + url.getPort())
            + url.getRawPath());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "functions-http");
    thread.setDaemon(true);
    return thread;
  }
}
