package io.followspot.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRoutesTest {
  @TempDir private Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void open() {
    gateway = new GatewayFixture(directory);
    gateway.cameras.publish(CameraRegistration.newBuilder().setCameraId("door").build());
    gateway.cameras.events.put(
        "door",
        CameraEvent.newBuilder()
            .setCameraId("door")
            .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
            .setFrame(FrameRef.newBuilder().setCameraId("door").setCapturedAtUs(2_000_000))
            .build());
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void everythingWorks_isReady() {
    Answer answer = gateway.get("/readyz");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("ready");
    assertThat(answer.json().at("/parts/processing/ok").asBoolean()).isTrue();
    assertThat(state()).isEqualTo("streaming");
  }

  @Test
  void kafkaDown_isNotReady_andCamerasAreUnknown() {
    gateway.kafkaHealth = new PartHealth(false, "Kafka does not answer.", GatewayFixture.NOW);

    Answer answer = gateway.get("/readyz");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/parts/kafka/message").asText()).contains("Kafka");
    assertThat(gateway.get("/healthz").status()).as("the process itself lives").isEqualTo(200);
    Answer report = gateway.get("/statusz");
    assertThat(report.status()).as("a report is no verdict").isEqualTo(200);
    assertThat(report.json()).isEqualTo(answer.json());
    assertThat(state()).isEqualTo("unknown");
  }

  @Test
  void diskFull_isNotReady_andSaysHowMuchIsFree() {
    gateway.freeBytes = 12L << 20;

    Answer answer = gateway.get("/readyz");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/parts/disk/message").asText())
        .contains("12 MB are free", "at least 64 MB")
        .doesNotContain(directory.toString());
  }

  @Test
  void engineThatFellBack_isReported_forADay() throws IOException {
    Path status = Files.createDirectories(directory.resolve("run")).resolve("engine.status");
    Files.writeString(status, GatewayFixture.NOW.minusSeconds(60) + "\nrestore point is damaged\n");

    Answer answer = gateway.get("/readyz");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/parts/restore/message").asText()).contains("run/engine.status");

    Files.writeString(status, GatewayFixture.NOW.minus(Duration.ofDays(2)) + "\nlong ago\n");
    assertThat(gateway.get("/readyz").json().at("/parts/restore/message").asText()).isEmpty();
    Files.writeString(status, "");
    assertThat(gateway.get("/readyz").json().at("/parts/restore/message").asText()).isEmpty();
  }

  @Test
  void framesNotProcessed_isNotReady_andSilentCamerasAreNotCalledOffline() {
    gateway.processingHealth = new PartHealth(false, "Frames are waiting.", GatewayFixture.NOW);
    gateway.cameras.silences.put("door", Duration.ofMinutes(1));

    assertThat(gateway.get("/readyz").status()).isEqualTo(503);
    assertThat(state()).isEqualTo("unknown");
  }

  @Test
  void silentCamera_isOffline_andSaysForHowLong() {
    gateway.cameras.silences.put("door", Duration.ofSeconds(11));
    assertThat(state()).isEqualTo("streaming");
    gateway.cameras.silences.put("door", Duration.ofSeconds(15));

    assertThat(state()).isEqualTo("offline");
    assertThat(gateway.get("/v1/cameras/door").json().at("/health/message").asText())
        .contains("15 s")
        .contains("publisher");
  }

  private String state() {
    return gateway.get("/v1/cameras/door").json().at("/health/state").asText();
  }
}
