package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.CameraCondition.State;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.FrameRef;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CameraConditionTest {
  private static final CameraHealth STREAMING =
      CameraHealth.newBuilder().setStreamingSinceUs(5).build();

  @Test
  void degraded_isStillSoAfterALedger_andWellOnceMended() {
    CameraHealth ill = STREAMING.toBuilder().setTrouble("no model").setTroubleSinceUs(7).build();
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_DEGRADED, ill))
        .isEqualTo(new CameraCondition(State.DEGRADED, 7, 9, "no model"));
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, ill))
        .isEqualTo(new CameraCondition(State.DEGRADED, 7, 9, "no model"));
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, STREAMING))
        .isEqualTo(new CameraCondition(State.STREAMING, 5, 9, ""));
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
        .isEqualTo(new CameraCondition(State.REFUSED, 8, 9, "zones: too many"));
  }

  @Test
  void withoutTrouble_itIsWhatItsStreamIs() {
    assertThat(CameraCondition.of(null).state()).isEqualTo(State.PENDING);
    CameraHealth still = CameraHealth.getDefaultInstance();
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_REMOVED, still).state())
        .isEqualTo(State.PENDING);
    assertThat(of(CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED, still).state())
        .isEqualTo(State.ENDED);
    CameraEvent registered =
        CameraEvent.newBuilder().setType(CameraEventType.CAMERA_EVENT_TYPE_REGISTERED).build();
    assertThat(CameraCondition.of(registered).state()).isEqualTo(State.REGISTERED);
  }

  @Test
  void silence_makesAStreamingCameraOffline_andNoOther() {
    CameraCondition streaming = of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, STREAMING);
    CameraCondition ended =
        of(CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED, CameraHealth.getDefaultInstance());
    Duration silence = Duration.ofSeconds(13);

    assertThat(streaming.afterSilence(Duration.ofSeconds(11), Duration.ZERO)).isEqualTo(streaming);
    assertThat(streaming.afterSilence(silence, Duration.ZERO).state()).isEqualTo(State.OFFLINE);
    assertThat(streaming.afterSilence(silence, Duration.ofSeconds(30)))
        .as("of a camera that takes a frame every 30 s")
        .isEqualTo(streaming);
    assertThat(ended.afterSilence(Duration.ofDays(1), Duration.ZERO)).isEqualTo(ended);
  }

  @Test
  void unknown_whileAPartIsDown_concernsOpenStreamsOnly() {
    CameraCondition streaming = of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, STREAMING);

    assertThat(streaming.unknownBecause("down").state()).isEqualTo(State.UNKNOWN);
    assertThat(CameraCondition.of(null).unknownBecause("down").state()).isEqualTo(State.PENDING);
  }

  private static CameraCondition of(CameraEventType type, CameraHealth health) {
    return CameraCondition.of(
        CameraEvent.newBuilder()
            .setType(type)
            .setFrame(FrameRef.newBuilder().setCapturedAtUs(9))
            .setHealth(health)
            .build());
  }
}
