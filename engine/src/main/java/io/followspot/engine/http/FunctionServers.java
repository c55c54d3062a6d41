package io.followspot.engine.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of functions, at every address of their URLs. Names are resolved again and again,
 * so that a further process is used within seconds, and one that is gone no more. One that does not
 * answer a request for a while is asked whether it lives, and is not used until it answers.
 */
final class FunctionServers {
  private static final Logger log = LoggerFactory.getLogger(FunctionServers.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int LOOKS_BETWEEN_NAMES = 10;

  /** How long a request may take before its server is asked whether it lives. */
  private static final long SUSPICIOUS_NS = Duration.ofSeconds(1).toNanos();

  private static final Duration LIFE_WITHIN = Duration.ofSeconds(2);

  private final FunctionUrls urls;
  private final FunctionUrls.Names names;
  private final HttpClient http;
  private final ExecutorService threads;
  private volatile Map<URI, FunctionServer> servers;

  private FunctionServers(FunctionUrls urls, FunctionUrls.Names names, Duration connect) {
    this.urls = urls;
    this.names = names;
    threads =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), FunctionServers::daemon);
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
    return at(FunctionUrls.parse(urls), InetAddress::getAllByName, connect);
  }

  static FunctionServers at(FunctionUrls urls, FunctionUrls.Names names, Duration connect) {
    FunctionServers servers = new FunctionServers(urls, names, connect);
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
    // Without a name any more, with requests that it still has to answer.
    Set<FunctionServer> leaving = new HashSet<>();
    try {
      for (int look = 1; ; look++) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        if (look % LOOKS_BETWEEN_NAMES == 0) {
          leaving.addAll(servers.values());
          servers = resolved(servers);
        }
        leaving.removeIf(server -> server.pending() == 0 || servers.containsValue(server));
        servers.values().forEach(this::look);
        leaving.forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(FunctionServer server) {
    if (server.isDown() || server.waitsLongerThan(SUSPICIOUS_NS)) {
      lives(server)
          .whenComplete(
              (answer, failure) -> {
                if (failure == null) {
                  server.up();
                } else if (!server.isDown() && leastBusy(List.of(server)).isPresent()) {
                  log.warn("functions at {} do not answer", server.url().getAuthority());
                  server.giveUp();
                }
              });
    }
  }

  /** Any answer is a sign of life: functions in other languages may not know the path. */
  private CompletableFuture<HttpResponse<Void>> lives(FunctionServer server) {
    HttpRequest question =
        HttpRequest.newBuilder(server.health()).timeout(LIFE_WITHIN).GET().build();
    return http.sendAsync(question, HttpResponse.BodyHandlers.discarding());
  }

  /** All addresses, of which those that are known already keep their requests. */
  private Map<URI, FunctionServer> resolved(Map<URI, FunctionServer> before) {
    try {
      Map<URI, FunctionServer> found = new LinkedHashMap<>();
      for (URI url : urls.resolved(names)) {
        FunctionServer known = before.get(url);
        found.put(url, known == null ? new FunctionServer(url) : known);
      }
      return found;
    } catch (IOException e) {
      // While there is no name service, those known last are as good as any.
      log.debug("functions have no address now", e);
      return before;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "functions-http");
    thread.setDaemon(true);
    return thread;
  }
}
