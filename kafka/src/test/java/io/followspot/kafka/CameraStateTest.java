package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.CameraState.State;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.FrameRef;
import org.junit.jupiter.api.Test;

class CameraStateTest {
  private static final CameraHealth STREAMING =
      CameraHealth.newBuilder().setStreamingSinceUs(5).build();

  @Test
  void degraded_isStillSoAfterALedger_andWellOnceMended() {
    CameraHealth ill = STREAMING.toBuilder().setTrouble("no model").setTroubleSinceUs(7).build();
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_DEGRADED, ill))
        .isEqualTo(new CameraState(State.DEGRADED, 7, 9, "no model"));
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, ill))
        .isEqualTo(new CameraState(State.DEGRADED, 7, 9, "no model"));
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, STREAMING))
        .isEqualTo(new CameraState(State.STREAMING, 5, 9, ""));
  }

  @Test
  void refused_comesBeforeAllElse() {
    CameraHealth both =
        STREAMING.toBuilder()
            .setTrouble("no model")
            .setRefusedBecause("zones: too many")
            .setRefusedAtUs(8)
            .build();
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, both))
        .isEqualTo(new CameraState(State.REFUSED, 8, 9, "zones: too many"));
  }

  @Test
  void withoutTrouble_itIsWhatItsStreamIs() {
    assertThat(CameraState.of(null).state()).isEqualTo(State.PENDING);
    CameraHealth still = CameraHealth.getDefaultInstance();
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_REMOVED, still).state())
        .isEqualTo(State.PENDING);
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED, still).state())
        .isEqualTo(State.ENDED);
    CameraEvent registered =
        CameraEvent.newBuilder().setType(CameraEventType.CAMERA_EVENT_TYPE_REGISTERED).build();
    assertThat(CameraState.of(registered).state()).isEqualTo(State.REGISTERED);
  }

  private static CameraState of(CameraEventType type, CameraHealth health) {
    return CameraState.of(
        CameraEvent.newBuilder()
            .setType(type)
            .setFrame(FrameRef.newBuilder().setCapturedAtUs(9))
            .setHealth(health)
            .build());
  }
}
