package io.followspot.engine.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;

/** A server that answers as functions do, or fails, or does not answer at all. */
final class HttpFunctions implements AutoCloseable {
  static final FromFunction ANSWER =
      FromFunction.newBuilder()
          .setInvocationResult(FromFunction.InvocationResponse.getDefaultInstance())
          .build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final CountDownLatch thawed = new CountDownLatch(1);
  private volatile boolean isFrozen;
  private volatile boolean fails;

  private HttpFunctions(HttpServer server) {
    this.server = server;
  }

  static HttpFunctions start() throws IOException {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static HttpFunctions at(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    HttpFunctions functions = new HttpFunctions(server);
    server.createContext("/secret", functions::answer);
    server.createContext("/healthz", functions::health);
    server.setExecutor(functions.threads);
    server.start();
    return functions;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret";
  }

  /** How many requests it has answered. */
  int answered() {
    return answered.get();
  }

  /** How many requests it has answered with an error. */
  int failed() {
    return failed.get();
  }

  /** From now on it accepts requests and does not answer. */
  void freeze() {
    isFrozen = true;
  }

  /** Whether it answers with an error from now on. */
  void fail(boolean fail) {
    fails = fail;
  }

  /** From now on it does not know the path by which others say that they live. */
  void forgetHealth() {
    server.removeContext("/healthz");
  }

  private void answer(HttpExchange exchange) throws IOException {
    awaitThaw();
    exchange.getRequestBody().readAllBytes();
    if (fails) {
      failed.incrementAndGet();
      exchange.sendResponseHeaders(500, -1);
    } else {
      byte[] body = ANSWER.toByteArray();
      answered.incrementAndGet();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void health(HttpExchange exchange) throws IOException {
    awaitThaw();
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void awaitThaw() {
    try {
      if (isFrozen) {
        thawed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
