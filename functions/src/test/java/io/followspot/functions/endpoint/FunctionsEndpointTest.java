package io.followspot.functions.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.HostPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.statefun.sdk.java.handler.RequestReplyHandler;
import org.apache.flink.statefun.sdk.java.slice.Slices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FunctionsEndpointTest {
  private static final HostPort FREE = new HostPort("127.0.0.1", 0);
  private static final RequestReplyHandler ECHO = CompletableFuture::completedFuture;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void listener_thatOthersReach_isRefusedWithoutASecret() throws Exception {
    HostPort everywhere = new HostPort("0.0.0.0", 0);

    assertThatThrownBy(() -> new FunctionsEndpoint(everywhere, "", ECHO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0:0")
        .hasMessageContaining("FOLLOWSPOT_FUNCTIONS_SECRET");
  }

  @Test
  void post_ofAnySize_isHandedOnAndAnswered() throws Exception {
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "", ECHO)) {
      for (int size : new int[] {0, 1, 20_000, 5 << 20, 40 << 20}) {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);

        HttpResponse<byte[]> answer = post(endpoint, BodyPublishers.ofByteArray(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/octet-stream");
        assertThat(Arrays.equals(answer.body(), body)).as("%d bytes", size).isTrue();
      }
    }
  }

  @Test
  void post_withoutContentLength_isRefused() throws Exception {
    byte[] body = new byte[300_000];
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "", ECHO)) {
      HttpResponse<byte[]> answer =
          post(endpoint, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

      assertThat(answer.statusCode()).isEqualTo(411);
    }
  }

  @Test
  void clientsWhoNeverFinish_areClosed_andGiveTheirRoomBack() throws Exception {
    Duration soon = Duration.ofSeconds(1);
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "", ECHO, soon, soon);
        Socket head = connect(endpoint, "POST / HTTP/1.1\r\nX: " + "a".repeat(10_000));
        Socket longHead = connect(endpoint, "POST / HTTP/1.1\r\nX: " + "a".repeat(20_000));
        Socket body =
            connect(
                endpoint,
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                    + Runtime.getRuntime().maxMemory() / 4
                    + "\r\n\r\nabc")) {
      assertThat(List.of(head, longHead, body)).allMatch(FunctionsEndpointTest::isClosed);
      assertThat(post(endpoint, BodyPublishers.ofByteArray(new byte[1 << 20])).statusCode())
          .isEqualTo(200);
    }
  }

  private static Socket connect(FunctionsEndpoint endpoint, String text) throws IOException {
    Socket socket = new Socket(endpoint.address().host(), endpoint.address().port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void post_thatFails_is500AndTheNextOneWorks() throws Exception {
    RequestReplyHandler failing =
        request -> {
          if (request.readableBytes() == 1) {
            throw new IllegalStateException("no such function");
          }
          return request.readableBytes() == 2
              ? CompletableFuture.failedFuture(new IllegalStateException("later"))
              : CompletableFuture.completedFuture(Slices.wrap(new byte[] {7}));
        };
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "", failing)) {
      assertThat(post(endpoint, BodyPublishers.ofByteArray(new byte[1])).statusCode())
          .isEqualTo(500);
      assertThat(post(endpoint, BodyPublishers.ofByteArray(new byte[2])).statusCode())
          .isEqualTo(500);
      assertThat(post(endpoint, BodyPublishers.ofByteArray(new byte[3])).body()).containsExactly(7);
    }
  }

  @Test
  void post_withoutTheSecret_isForbidden() throws Exception {
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "s3cret", ECHO)) {
      for (String path : List.of("", "s3cre", "s3cret/", "s3crets", "S3cret")) {
        assertThat(post(endpoint, path)).as(path).isEqualTo(403);
      }
      assertThat(post(endpoint, "s3cret")).isEqualTo(200);
    }
  }

  private int post(FunctionsEndpoint endpoint, String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://" + endpoint.address() + "/" + path))
                .POST(BodyPublishers.ofByteArray(new byte[10]))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void healthz_isOk() throws Exception {
    try (FunctionsEndpoint endpoint = new FunctionsEndpoint(FREE, "", ECHO)) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://" + endpoint.address() + "/healthz"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void portTaken_isABindException() {
    try (FunctionsEndpoint first = new FunctionsEndpoint(FREE, "", ECHO)) {
      assertThatThrownBy(() -> new FunctionsEndpoint(first.address(), "", ECHO).close())
          .hasCauseInstanceOf(BindException.class);
    }
  }

  @Test
  void close_finishesWhatIsUnderWay() throws Exception {
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    CompletableFuture<org.apache.flink.statefun.sdk.java.slice.Slice> later =
        new CompletableFuture<>();
    FunctionsEndpoint endpoint =
        new FunctionsEndpoint(
            FREE,
            "",
            request -> {
              arrived.complete(null);
              return later;
            });
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request(endpoint, BodyPublishers.ofByteArray(new byte[1])), BodyHandlers.ofByteArray());
    arrived.get(10, TimeUnit.SECONDS);
    Thread closing = new Thread(endpoint::close);
    closing.start();
    later.complete(Slices.wrap(new byte[] {9}));

    assertThat(answer.get(10, TimeUnit.SECONDS).body()).containsExactly(9);
    closing.join(10_000);
    assertThat(closing.isAlive()).isFalse();
  }

  private HttpResponse<byte[]> post(FunctionsEndpoint endpoint, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(request(endpoint, body), BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(FunctionsEndpoint endpoint, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create("http://" + endpoint.address() + "/"))
        .POST(body)
        .build();
  }
}
