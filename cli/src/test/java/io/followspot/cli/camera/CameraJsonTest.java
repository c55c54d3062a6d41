package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import org.junit.jupiter.api.Test;

class CameraJsonTest {
  @Test
  void json_hasStateRegistrationAndNewestEvent_withTheNamesOfTheMessages() {
    CameraRegistration registration =
        CameraRegistration.newBuilder().setCameraId("lobby").setName("Lobby").build();
    CameraEvent newest =
        CameraEvent.newBuilder().setLedger(Ledger.newBuilder().setReceived(7)).build();
    ObjectNode json = new CameraStatus(registration, newest, CameraCondition.of(newest)).json();
    assertThat(json.path("camera_id").asText()).isEqualTo("lobby");
    assertThat(json.path("state").asText()).isNotEmpty();
    assertThat(json.at("/registration/camera_id").asText()).isEqualTo("lobby");
    assertThat(json.at("/newest_event/ledger/received").asLong()).isEqualTo(7);
    ObjectNode pending = new CameraStatus(registration, null, CameraCondition.of(null)).json();
    assertThat(pending.has("newest_event")).isFalse();
    assertThat(pending.path("state").asText()).isEqualTo("pending");
  }
}
