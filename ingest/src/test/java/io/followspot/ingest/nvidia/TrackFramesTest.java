package io.followspot.ingest.nvidia;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.Box;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackFramesTest {
  private static final long MS = 1_000_000;

  private final TrackFrames frames = new TrackFrames(Duration.ofMillis(100));

  @Test
  void tracksOfAFrame_areItsObjects_onceNoMoreCome() throws Exception {
    frames.add(position("gate.1.1", 7, TrackStatus.TRACK_STATUS_CONFIRMED), 0);
    frames.add(position("gate.1.1", 8, TrackStatus.TRACK_STATUS_CONFIRMED), 40 * MS);
    frames.add(position("gate.1.2", 7, TrackStatus.TRACK_STATUS_STATIONARY), 50 * MS);
    frames.add(position("gate.1.3", 7, TrackStatus.TRACK_STATUS_LOST), 50 * MS);

    assertThat(frames.complete(149 * MS)).isEmpty();
    List<Nv.Frame> complete = frames.complete(150 * MS);

    assertThat(complete).extracting(Nv.Frame::getId).containsExactly("7", "8");
    Nv.Frame frame = complete.get(0);
    assertThat(frame.getSensorId()).isEqualTo("gate");
    assertThat(frame.getTimestamp().getNanos()).isEqualTo(250_000_000);
    assertThat(frame.getObjectsList())
        .extracting(Nv.Object::getId)
        .containsExactly("gate.1.1", "gate.1.2");
    assertThat(frame.getObjects(0).getType()).isEqualTo("Person");
    assertThat(frame.getObjects(0).getBbox().getRightX()).isEqualTo(40);
    assertThat(NvFrameFormat.read(frame.toByteArray())).isEqualTo(frame);
    assertThat(frames.complete(Long.MAX_VALUE)).isEmpty();
  }

  private static TrackPosition position(String track, long sequence, TrackStatus status) {
    return TrackPosition.newBuilder()
        .setTrackId(track)
        .setCameraId("gate")
        .setStatus(status)
        .setLabel("person")
        .setConfidence(0.5f)
        .setBox(Box.newBuilder().setLeftPx(10).setTopPx(20).setWidthPx(30).setHeightPx(60))
        .setFrame(
            FrameRef.newBuilder()
                .setCameraId("gate")
                .setStreamId(1)
                .setSequence(sequence)
                .setCapturedAtUs(1_795_906_000_250_000L))
        .build();
  }
}
