package io.followspot.gateway.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.store.TrackLives;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.MotionMap;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotionRoutesTest {
  @TempDir static Path directory;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    gateway = new GatewayFixture(directory);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void motion_isTheLatestMapAndTheMeanThatDecays() {
    take("street", map("street", 0, 100));
    take("street", map("street", 60, 20));

    JsonNode motion = gateway.get("/v1/cameras/street/motion").json();

    assertThat(motion.path("captured_at").asText()).isEqualTo("2026-07-01T12:01:00.000000Z");
    assertThat(motion.path("columns").asInt()).isEqualTo(2);
    assertThat(motion.at("/speed_px_per_s/1").asDouble()).isEqualTo(20);
    assertThat(motion.at("/right_px_per_s/1").asDouble()).isEqualTo(20);
    assertThat(motion.at("/mean_speed_px_per_s/1").asDouble()).isCloseTo(60, within(0.01));
    assertThat(motion.at("/mean_speed_px_per_s/0").asDouble()).isZero();
  }

  @Test
  void motion_ofACameraWithout_isNotFound() {
    assertThat(gateway.get("/v1/cameras/lobby/motion").status()).isEqualTo(404);
  }

  @Test
  void take_whatIsNoMapOfTheCamera_isLeftOut() {
    take("a", map("b", 0, 1));
    take("a", map("a", 0, Float.NaN));
    take("a", map("a", 0, 1).toBuilder().setColumns(7).build());
    take("a", map("a", 0, 1).toBuilder().clearDownPxPerS().build());
    gateway.motion.accept(new ConsumerRecord<>(Topics.MOTION_MAPS, 0, 0, "a", new byte[] {9}));

    assertThat(gateway.get("/v1/cameras/a/motion").status()).isEqualTo(404);
  }

  @Test
  void take_earlierMapOrOtherGrid_beginsAnew() {
    take("c", map("c", 60, 100));
    take("c", map("c", 0, 20));

    assertThat(gateway.get("/v1/cameras/c/motion").json().at("/mean_speed_px_per_s/1").asDouble())
        .isEqualTo(20);
  }

  private static void take(String key, MotionMap map) {
    gateway.motion.accept(new ConsumerRecord<>(Topics.MOTION_MAPS, 0, 0, key, map.toByteArray()));
  }

  /** Of two cells, of which the right one moves to the right. */
  private static MotionMap map(String camera, int second, float speed) {
    return MotionMap.newBuilder()
        .setCameraId(camera)
        .setFrame(FrameRef.newBuilder().setCapturedAtUs(TrackLives.NOON_US + second * 1_000_000L))
        .setFrameWidthPx(640)
        .setFrameHeightPx(360)
        .setColumns(2)
        .setRows(1)
        .addRightPxPerS(0)
        .addRightPxPerS(speed)
        .addDownPxPerS(0)
        .addDownPxPerS(0)
        .addSpeedPxPerS(0)
        .addSpeedPxPerS(speed)
        .build();
  }
}
