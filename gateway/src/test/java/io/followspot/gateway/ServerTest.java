package io.followspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.live.LiveFrame;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerTest {
  private static final int CALLERS = 80;

  @TempDir Path directory;

  @Test
  void callersWhoWaitForPictures_holdNobodyElseUp() {
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      List<CompletableFuture<HttpResponse<Void>>> waiting = new ArrayList<>();
      HttpRequest request =
          HttpRequest.newBuilder(gateway.address().resolve("/v1/cameras/dark/live")).build();
      for (int i = 0; i < CALLERS; i++) {
        waiting.add(
            HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding()));
      }
      HttpResponse<?> refused =
          (HttpResponse<?>)
              CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new)).join();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(gateway.get("/healthz").status()).isEqualTo(200);
      assertThat(gateway.get("/v1/cameras").status()).isEqualTo(200);

      gateway.frames.put(new LiveFrame("dark", 1, 1, 1, new byte[] {1}));
      assertThat(waiting.stream().map(it -> it.join().statusCode()).distinct())
          .containsExactlyInAnyOrder(200, 503);
    }
  }
}
