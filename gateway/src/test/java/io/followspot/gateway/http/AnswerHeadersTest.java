package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerHeadersTest {
  @TempDir static Path directory;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    TrackLives lives = new TrackLives();
    for (int i = 1; i <= 9; i++) {
      lives.visitor("lobby", i, TrackLives.NOON_US + i * 1_000_000L, "door", "middle");
    }
    gateway = new GatewayFixture(directory).with(lives);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void privateData_isKeptByNoCacheForAnybodyElse() {
    for (String target :
        List.of(
            "/v1/cameras",
            "/v1/cameras/lobby",
            "/v1/tracks",
            "/v1/tracks/lobby.1.1",
            "/v1/tracks/lobby.1.1/events",
            "/v1/tracks/lobby.1.1/path",
            "/v1/cameras/lobby/heatmap",
            "/v1/counts",
            "/v1/session",
            "/v1/store",
            "/v1/tracks/none.1.1")) {
      Answer answer = gateway.get(target);
      assertThat(answer.header("Cache-Control")).as(target).isIn("no-store", "private, no-cache");
      assertThat(answer.header("Vary")).as(target).contains("Authorization", "Cookie", "Origin");
    }
  }

  @Test
  void methodThatIsNotTaken_isToldWhichAre() {
    Answer answer = gateway.send("POST", "/v1/tracks", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(gateway.send("POST", "/v1/cameras/lobby", "{}").header("Allow"))
        .isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
  }

  @Test
  void text_isPackedForWhoTakesItSo() throws IOException {
    for (String target : List.of("/v1/tracks", "/openapi.json", "/app.js", "/style/base.css")) {
      byte[] plain = gateway.getUnchecked(target).body();
      Answer packed = packed(target);
      assertThat(packed.header("Content-Encoding")).as(target).isEqualTo("gzip");
      assertThat(packed.body().length).as(target).isLessThan(plain.length / 2);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
          .as(target)
          .isEqualTo(plain);
    }
    assertThat(packed("/healthz").header("Content-Encoding")).isEmpty();
    assertThat(new String(packed("/healthz").body(), StandardCharsets.UTF_8)).contains("ok");
  }

  private static Answer packed(String target) {
    return gateway.getUnchecked(target, "Accept-Encoding", "gzip");
  }
}
