package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.TrackStatus;
import org.junit.jupiter.api.Test;

class EnumNamesTest {
  @Test
  void of_constants_leavesOutTheirType() {
    assertThat(EnumNames.of(TrackStatus.TRACK_STATUS_LOST)).isEqualTo("lost");
    assertThat(EnumNames.of(EndReason.END_REASON_STREAM_ENDED)).isEqualTo("stream_ended");
    assertThat(EnumNames.of(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED))
        .isEqualTo("ledger_reported");
  }
}
