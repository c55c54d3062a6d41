package io.followspot.gateway.mot;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackStatus;
import org.junit.jupiter.api.Test;

class MotRowsTest {
  private final MotRows sheet = new MotRows(5);

  @Test
  void text_isInOrderOfFramesAndIds() {
    sheet.add(position("lobby.1.2", 1, 3, 30));
    sheet.add(position("lobby.1.1", 1, 3, 10));
    sheet.add(position("lobby.1.1", 1, 0, 0));
    assertThat(sheet.text(false))
        .isEqualTo(
            "1,1,0.00,5.00,20.00,40.00,0.900,-1,-1,-1\n"
                + "4,1,10.00,5.00,20.00,40.00,0.900,-1,-1,-1\n"
                + "4,2,30.00,5.00,20.00,40.00,0.900,-1,-1,-1\n");
  }

  @Test
  void text_filled_hasARowForEveryFrameBetween() {
    sheet.add(position("lobby.1.1", 1, 0, 0));
    sheet.add(position("lobby.1.1", 1, 4, 40));
    assertThat(sheet.text(true).lines()).hasSize(5);
    assertThat(sheet.text(true).lines().skip(1).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("2,1,10.00,5.00"));
  }

  @Test
  void text_longGapAndLostStretch_areLeftOpen() {
    sheet.add(position("lobby.1.1", 1, 0, 0));
    sheet.add(position("lobby.1.1", 1, 500, 40));
    sheet.add(lost(position("lobby.1.1", 1, 503, 40)));
    sheet.add(position("lobby.1.1", 1, 505, 40));
    assertThat(sheet.text(true).lines()).hasSize(3);
  }

  @Test
  void add_saidTwice_countsOnce() {
    sheet.add(position("lobby.1.1", 1, 0, 0));
    sheet.add(position("lobby.1.1", 1, 0, 7));
    assertThat(sheet.text(false)).hasLineCount(1).startsWith("1,1,7.00");
  }

  @Test
  void add_newerStreamOrEpoch_beginsAnew() {
    sheet.add(position("lobby.1.1", 1, 0, 0));
    sheet.add(position("lobby.1.2", 2, 0, 1));
    sheet.add(position("lobby.2.1", 2, 0, 2));
    sheet.add(position("lobby.1.3", 2, 1, 3));
    sheet.add(position("lobby.1.1", 1, 1, 4));
    assertThat(sheet.text(false)).hasLineCount(1).startsWith("1,1,2.00");
  }

  @Test
  void add_tooMany_isToldOff() {
    for (int i = 0; i < 5; i++) {
      assertThat(sheet.add(position("lobby.1.1", 1, i, i))).isTrue();
    }
    assertThat(sheet.add(position("lobby.1.1", 1, 5, 5))).isFalse();
  }

  private static TrackPosition lost(TrackPosition position) {
    return position.toBuilder().setStatus(TrackStatus.TRACK_STATUS_LOST).build();
  }

  private static TrackPosition position(String id, long stream, long sequence, float left) {
    return TrackPosition.newBuilder()
        .setTrackId(id)
        .setCameraId("lobby")
        .setStatus(TrackStatus.TRACK_STATUS_CONFIRMED)
        .setConfidence(0.9f)
        .setBox(Box.newBuilder().setLeftPx(left).setTopPx(5).setWidthPx(20).setHeightPx(40))
        .setFrame(FrameRef.newBuilder().setStreamId(stream).setSequence(sequence))
        .build();
  }
}
