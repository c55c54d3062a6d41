package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.CameraCondition.State;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CameraArrivalTest {
  private static final long SECOND_NS = 1_000_000_000;

  private Optional<CameraArrival> arrival = Optional.empty();

  @Test
  void registrationChanges_areNoSignOfLife() {
    ledger(0, 100);
    ledger(5, 105);
    come(CameraEventType.CAMERA_EVENT_TYPE_CHANGED, 18, 118);

    assertThat(stateAt(19)).isEqualTo(State.OFFLINE);
  }

  @Test
  void afterAnOutage_silenceIsNotAllowedForAsLong() {
    ledger(0, 100);
    ledger(60, 105);
    assertThat(stateAt(71)).isEqualTo(State.STREAMING);
    assertThat(stateAt(74)).isEqualTo(State.OFFLINE);
  }

  @Test
  void cameraWithAFrameAMinute_mayBeSilentForLonger() {
    ledger(0, 100);
    ledger(60, 160);
    assertThat(stateAt(200)).isEqualTo(State.STREAMING);
    assertThat(stateAt(215)).isEqualTo(State.OFFLINE);
  }

  @Test
  void newStream_forgetsTheInterval() {
    ledger(0, 100);
    ledger(60, 160);
    come(CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED, 61, 161);

    assertThat(stateAt(75)).isEqualTo(State.OFFLINE);
  }

  private void ledger(int atS, int capturedAtS) {
    come(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, atS, capturedAtS);
  }

  private void come(CameraEventType type, int atS, int occurredAtS) {
    CameraEvent event =
        CameraEvent.newBuilder().setType(type).setOccurredAtUs(occurredAtS * 1_000_000L).build();
    arrival = CameraArrival.after(arrival, event, atS * SECOND_NS);
  }

  private State stateAt(int atS) {
    CameraCondition streaming =
        CameraCondition.of(
            CameraEvent.newBuilder()
                .setType(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED)
                .setHealth(CameraHealth.newBuilder().setStreamingSinceUs(1))
                .build());
    return arrival.orElseThrow().condition(streaming, atS * SECOND_NS).state();
  }
}
