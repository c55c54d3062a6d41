package io.followspot.functions.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Rejection;
import java.util.List;

/** A registered camera with a walking person, and the invariants after any input. */
final class Target {
  private static final int FRAMES_BEFORE = 5;
  private static final int MAX_STATE_BYTES = 100_000;

  private final BareLoop camera;

  private Target(BareLoop camera) {
    this.camera = camera;
  }

  /** A camera in the middle of a stream. */
  static Target inTheMiddle(VisionCache vision) {
    Target target = new Target(new BareLoop(Messages.LOBBY, vision));
    target.camera.onRegistration(Messages.withRegions());
    for (int i = 0; i < FRAMES_BEFORE; i++) {
      target.camera.onDetections(Messages.walk(i));
    }
    return target;
  }

  BareLoop camera() {
    return camera;
  }

  /** A frame later than all others. */
  static Detections next() {
    return Messages.walk(FRAMES_BEFORE);
  }

  /** Checks the invariants. */
  void check(List<OutgoingMessages.ToTopic> told) throws InvalidProtocolBufferException {
    for (OutgoingMessages.ToTopic record : told) {
      assertThat(record.message().getSerializedSize()).isLessThan(MAX_STATE_BYTES);
      if (record.topic().equals(Topics.REJECTED)) {
        Rejection rejection = Rejection.parseFrom(record.message().toByteString());
        assertThat(rejection.getReason()).isNotEqualTo("internal_error").matches("[a-z0-9_]{3,40}");
        assertThat(rejection.getMessage()).isNotBlank();
      }
    }
    assertThat(camera.cameraState().getSerializedSize()).isLessThan(MAX_STATE_BYTES);
    Ledger ledger = camera.cameraState().getLedger();
    assertThat(
            ledger.getProcessed()
                + ledger.getDuplicate()
                + ledger.getLate()
                + ledger.getRejectedMap().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(ledger.getReceived());
  }
}
