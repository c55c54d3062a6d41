package io.followspot.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendRoutesTest {
  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() {
    gateway = new GatewayFixture(directory);
    for (String camera : new String[] {"lobby", "yard"}) {
      gateway.cameras.publish(CameraRegistration.newBuilder().setCameraId(camera).build());
      gateway.cameras.events.put(
          camera,
          CameraEvent.newBuilder()
              .setCameraId(camera)
              .setLedger(
                  Ledger.newBuilder()
                      .setReceived(10)
                      .setProcessed(6)
                      .setLate(1)
                      .setMissing(2)
                      .putRejected("frame_corrupt", 1))
              .build());
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void trend_sumsUpAllCameras() {
    assertThat(gateway.get("/v1/health/trend").json().path("samples")).isEmpty();

    gateway.trend().sample();
    gateway.trend().sample();

    JsonNode samples = gateway.get("/v1/health/trend").json().path("samples");
    assertThat(samples).hasSize(2);
    JsonNode sample = samples.get(1);
    assertThat(sample.path("received").asLong()).isEqualTo(20);
    assertThat(sample.path("processed").asLong()).isEqualTo(12);
    assertThat(sample.path("lost").asLong()).isEqualTo(8);
    assertThat(sample.path("waiting").asLong()).isEqualTo(5);
    assertThat(sample.path("history_lag").asLong()).isEqualTo(4);
    assertThat(sample.path("free_bytes").asLong()).isPositive();
  }

  @Test
  void trend_ofAnotherTime_isEmpty() {
    gateway.trend().sample();

    assertThat(
            gateway
                .get("/v1/health/trend?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z")
                .json()
                .path("samples"))
        .isEmpty();
  }
}
