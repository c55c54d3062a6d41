package io.followspot.functions.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestLimiterTest {
  private final RequestLimiter room = new RequestLimiter(100);

  /** Requests that were read and wait for their answer. */
  private final BlockingQueue<HttpServerExchange> read = new LinkedBlockingQueue<>();

  private final Undertow server =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setIoThreads(1)
          .setHandler(
              exchange ->
                  RequestBody.read(
                      exchange, room, Duration.ofSeconds(50), body -> read.add(exchange)))
          .build();

  RequestLimiterTest() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void requestsBeyondTheRoom_areReadOnceOthersHaveEnded() throws Exception {
    CompletableFuture<HttpResponse<Void>> first = post(60);
    HttpServerExchange firstRead = read.take();
    CompletableFuture<HttpResponse<Void>> second = post(60);
    assertThat(read.poll(500, TimeUnit.MILLISECONDS)).as("read without room").isNull();

    firstRead.endExchange();
    assertThat(first.get().statusCode()).isEqualTo(200);
    read.take().endExchange();
    assertThat(second.get().statusCode()).isEqualTo(200);
  }

  @Test
  void requestsWithinTheRoom_areReadSideBySide() throws Exception {
    post(50);
    post(50);
    read.take();
    assertThat(read.take()).isNotNull();
  }

  @Test
  void requestLargerThanTheRoom_entersAlone() throws Exception {
    CompletableFuture<HttpResponse<Void>> large = post(5_000);
    HttpServerExchange largeRead = read.take();
    post(1);
    assertThat(read.poll(500, TimeUnit.MILLISECONDS)).as("read beside it").isNull();

    largeRead.endExchange();
    assertThat(large.get().statusCode()).isEqualTo(200);
    assertThat(read.take()).isNotNull();
  }

  private CompletableFuture<HttpResponse<Void>> post(int bytes) {
    InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + "/"))
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build(),
            BodyHandlers.discarding());
  }
}
