package io.followspot.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.RawClient;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.TokenFile;
import io.followspot.gateway.store.TrackLives;
import io.followspot.process.TokenLine;
import io.followspot.protos.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ManyStreamsTest {
  private static final int WATCHERS = 300;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void watchers_costNoThreads_andAllAreTold() throws Exception {
    List<RawClient> watchers = new ArrayList<>();
    List<ConsumerRecord<String, byte[]>> events =
        new TrackLives().visitor("lobby", 1, TrackLives.NOON_US, "door", "middle").records();
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      gateway.broadcast.beginAt(new TopicPartition(Topics.TRACK_EVENTS, 0), 0);
      gateway.get("/v1/cameras");
      int before = Thread.activeCount();
      for (int i = 0; i < WATCHERS; i++) {
        watchers.add(watch(gateway, ""));
      }
      await().atMost(TIMEOUT).until(() -> gateway.broadcast.subscriptions() == WATCHERS);
      events.forEach(gateway.broadcast::accept);
      for (RawClient watcher : watchers) {
        assertThat(watcher.readUpTo("lobby.1.1.5")).contains("event: ready", "lobby.1.1.1");
      }
      // Some threads of the pools have started; none for a subscriber.
      assertThat(Thread.activeCount() - before).isLessThan(80);
      for (RawClient watcher : watchers) {
        watcher.close();
      }
      await().atMost(TIMEOUT).until(() -> gateway.streams() == 0);
      assertThat(gateway.broadcast.subscriptions()).isZero();
    }
  }

  @Test
  void oneToken_takesItsShare_andOthersGetIn() throws Exception {
    String greedy = TokenLine.newToken();
    String other = TokenLine.newToken();
    Path file = directory.resolve("tokens");
    Files.write(file, List.of(line(greedy), line(other)));
    try (GatewayFixture gateway =
            new GatewayFixture(
                directory,
                new TokenFile(file),
                AllowedOrigins.withTokens(""),
                Optional.empty(),
                GatewayFixture.limits(Duration.ofSeconds(10), 100, 3, 5, 12));
        RawClient a = watch(gateway, greedy);
        RawClient b = watch(gateway, greedy);
        RawClient c = watch(gateway, greedy)) {
      a.readUpTo("ready");
      b.readUpTo("ready");
      c.readUpTo("ready");
      String bearer = "Bearer " + greedy;
      for (String stream : List.of("/v1/stream", "/v1/live", "/v1/cameras/lobby/live.mjpeg")) {
        assertThat(gateway.get(stream, "Authorization", bearer).status()).isEqualTo(503);
      }
      try (RawClient d = watch(gateway, other);
          RawClient e = watch(gateway, other)) {
        assertThat(d.readUpTo("ready")).contains("200 OK");
        assertThat(e.readUpTo("ready")).contains("200 OK");
        // The address has its share, too.
        assertThat(gateway.get("/v1/stream", "Authorization", "Bearer " + other).status())
            .isEqualTo(503);
      }
      a.close();
      await().atMost(TIMEOUT).until(() -> gateway.streams() == 2);
      try (RawClient again = watch(gateway, greedy)) {
        assertThat(again.readUpTo("ready")).contains("200 OK");
      }
    }
  }

  private static RawClient watch(GatewayFixture gateway, String token) throws IOException {
    String bearer = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    return new RawClient(gateway.address())
        .send("GET /v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n" + bearer + "\r\n");
  }

  private static String line(String token) {
    return new TokenLine(TokenLine.hashOf(token), "viewer", Set.of(), "").text();
  }
}
