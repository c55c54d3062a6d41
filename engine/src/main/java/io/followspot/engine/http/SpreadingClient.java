package io.followspot.engine.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.statefun.flink.core.metrics.RemoteInvocationMetrics;
import org.apache.flink.statefun.flink.core.reqreply.RequestReplyClient;
import org.apache.flink.statefun.flink.core.reqreply.ToFunctionRequestSummary;
import org.apache.flink.statefun.sdk.reqreply.generated.FromFunction;
import org.apache.flink.statefun.sdk.reqreply.generated.ToFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each request to the least busy process of functions, and to another one if it is not
 * answered. A request may be computed twice: functions answer from the request alone, and one
 * answer counts.
 *
 * @param callTimeout how long a request may take in all, after which the job starts over
 */
record SpreadingClient(FunctionServers servers, Duration callTimeout)
    implements RequestReplyClient {
  private static final Logger log = LoggerFactory.getLogger(SpreadingClient.class);
  private static final int OK = 200;
  private static final long PAUSE_MS = 100;

  @Override
  public CompletableFuture<FromFunction> call(
      ToFunctionRequestSummary summary, RemoteInvocationMetrics metrics, ToFunction request) {
    PendingCall call = new PendingCall(request, metrics);
    servers.threads().execute(call::begin);
    return call.answer;
  }

  /** A request until it is answered. */
  private final class PendingCall {
    private final ToFunction request;
    private final RemoteInvocationMetrics metrics;
    private final long fromNs = System.nanoTime();
    private final CompletableFuture<FromFunction> answer = new CompletableFuture<>();
    private final Set<FunctionServer> tried = new HashSet<>();

    PendingCall(ToFunction request, RemoteInvocationMetrics metrics) {
      this.request = request;
      this.metrics = metrics;
    }

    /** Fails the call for what is wrong with it: whoever waits would wait for ever. */
    void begin() {
      try {
        send();
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    }

    private void send() {
      Duration left = callTimeout.minusNanos(System.nanoTime() - fromNs);
      if (left.isNegative() || left.isZero()) {
        answer.completeExceptionally(
            new IOException(
                "the functions did not answer within " + callTimeout.toSeconds() + " s"));
        return;
      }
      Optional<FunctionServer> server = servers.leastBusy(tried);
      if (server.isEmpty()) {
        tried.clear();
        CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, servers.threads())
            .execute(this::begin);
        return;
      }
      tried.add(server.get());
      long sentNs = System.nanoTime();
      CompletableFuture<HttpResponse<byte[]>> response =
          servers
              .http()
              .sendAsync(
                  HttpRequest.newBuilder(server.get().url())
                      .timeout(left)
                      .header("Content-Type", "application/octet-stream")
                      .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      server.get().sent(response);
      response
          .thenApply(SpreadingClient::parse)
          .whenCompleteAsync(
              (reply, failure) -> {
                metrics.remoteInvocationLatency(
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sentNs));
                if (failure == null) {
                  answer.complete(reply);
                } else {
                  metrics.remoteInvocationFailures();
                  if (!server.get().isDown()) {
                    log.warn(
                        "functions at {}: {}",
                        server.get().url().getAuthority(),
                        failure.toString());
                    server.get().down();
                  }
                  begin();
                }
              },
              servers.threads());
    }
  }

  private static FromFunction parse(HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      throw new CompletionException(
          new IOException("the functions answer with HTTP status " + response.statusCode()));
    }
    try {
      return FromFunction.parseFrom(response.body());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
