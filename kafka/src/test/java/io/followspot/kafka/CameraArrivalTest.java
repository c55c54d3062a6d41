package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.kafka.CameraCondition.State;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import java.time.Duration;
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
  void publisherThatWasAwayOnce_mayNotBeSilentForLonger() {
    ledger(0, 100);
    ledger(5, 105);
    ledger(18, 118);
    assertThat(stateAt(31)).isEqualTo(State.OFFLINE);

    ledger(32, 132);
    ledger(37, 137);
    assertThat(stateAt(50)).isEqualTo(State.OFFLINE);
  }

  @Test
  void newestEventThatCameLate_countsFromItsWritingForAsLongAsNothingElseIsKnown() {
    come(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, 20, 112, 8);
    assertThat(stateAt(23)).isEqualTo(State.STREAMING);
    assertThat(stateAt(25)).isEqualTo(State.UNKNOWN);
    assertThat(stateAt(33)).isEqualTo(State.OFFLINE);

    ledger(34, 134);
    assertThat(stateAt(45)).isEqualTo(State.STREAMING);
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
    come(type, atS, occurredAtS, 0);
  }

  private void come(CameraEventType type, int atS, int occurredAtS, int lateS) {
    CameraEvent event =
        CameraEvent.newBuilder().setType(type).setOccurredAtUs(occurredAtS * 1_000_000L).build();
    arrival = CameraArrival.after(arrival, event, atS * SECOND_NS, Duration.ofSeconds(lateS));
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
