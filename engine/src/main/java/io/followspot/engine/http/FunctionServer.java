package io.followspot.engine.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A process of functions, by its address, with the requests that it has not answered yet. */
final class FunctionServer {
  private final URI url;
  private final Map<CompletableFuture<?>, Long> sentNs = new ConcurrentHashMap<>();
  private volatile boolean isDown;

  FunctionServer(URI url) {
    this.url = url;
  }

  URI url() {
    return url;
  }

  /** Where it says that it lives; the path of the functions is a secret. */
  URI health() {
    return url.resolve("/healthz");
  }

  /** How many requests it has not answered yet. */
  int pending() {
    return sentNs.size();
  }

  /** Whether it failed to answer, and has not answered since. */
  boolean isDown() {
    return isDown;
  }

  void sent(CompletableFuture<?> answer) {
    sentNs.put(answer, System.nanoTime());
    answer.whenComplete((a, failure) -> sentNs.remove(answer));
  }

  /** Whether a request has waited longer than that. */
  boolean waitsLongerThan(long ns) {
    long now = System.nanoTime();
    return sentNs.values().stream().anyMatch(sent -> now - sent > ns);
  }

  void up() {
    isDown = false;
  }

  /** Not to be used until it answers again. */
  void down() {
    isDown = true;
  }

  /** Not to be used until it answers again; whoever waits for it asks another one. */
  void giveUp() {
    isDown = true;
    sentNs.keySet().forEach(answer -> answer.cancel(true));
  }
}
