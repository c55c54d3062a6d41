package io.followspot.ingest.nvidia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.v1.Detection;
import io.followspot.protos.v1.Detections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NvDetectionsTest {
  private static final long NOW_US = 1_795_906_000_000_000L;

  @Test
  void frames_areTheStreamsOfTheirCameras() throws Exception {
    NvDetections sensors = new NvDetections(Map.of("Sensor_1", "gate"), 1920, 1080, NOW_US, false);
    Detections first = sensors.next(NvFrameFormatTest.frame());
    Detections second = sensors.next(later(NvFrameFormatTest.frame(), 1));
    Detections other =
        sensors.next(NvFrameFormatTest.frame().toBuilder().setSensorId("yard").build());

    assertThat(first.getCameraId()).isEqualTo("gate");
    assertThat(first.getStreamId()).isEqualTo(NOW_US);
    assertThat(first.getCapturedAtUs()).isEqualTo(1_698_705_030_250_000L);
    assertThat(first.getFrameWidthPx()).isEqualTo(1920);
    assertThat(List.of(first.getSequence(), second.getSequence(), other.getSequence()))
        .containsExactly(0L, 1L, 0L);
    Detection detection = first.getDetections(0);
    assertThat(detection.getLabel()).isEqualTo("person");
    assertThat(detection.getScore()).isEqualTo(0.9556514f);
    assertThat(detection.getBox().getWidthPx()).isEqualTo(53);
    assertThat(detection.getBox().getHeightPx()).isEqualTo(204);
    assertThat(sensors.ends())
        .allMatch(Detections::getEndOfStream)
        .extracting(it -> it.getCameraId() + " " + it.getSequence())
        .containsExactlyInAnyOrder("gate 2", "yard 1");
  }

  @Test
  void recording_beginsNow() throws Exception {
    NvDetections sensors = new NvDetections(Map.of(), 1920, 1080, NOW_US, true);

    assertThat(sensors.next(NvFrameFormatTest.frame()).getCapturedAtUs()).isEqualTo(NOW_US);
    assertThat(sensors.next(later(NvFrameFormatTest.frame(), 2)).getCapturedAtUs())
        .isEqualTo(NOW_US + 2_000_000);
  }

  @Test
  void frameThatCannotBeUsed_isRefused_withTheReason() throws Exception {
    NvDetections sensors = new NvDetections(Map.of(), 1920, 1080, NOW_US, false);
    sensors.next(NvFrameFormatTest.frame());

    assertThatThrownBy(() -> sensors.next(NvFrameFormatTest.frame()))
        .hasMessageContaining("not later");
    assertThatThrownBy(() -> sensors.next(Nv.Frame.newBuilder().setSensorId("a").build()))
        .hasMessageContaining("no timestamp");
    assertThatThrownBy(
            () -> sensors.next(NvFrameFormatTest.frame().toBuilder().setSensorId("a b").build()))
        .hasMessageContaining("\"a b\"");
  }

  private static Nv.Frame later(Nv.Frame frame, int seconds) {
    return frame.toBuilder()
        .setTimestamp(
            frame.getTimestamp().toBuilder()
                .setSeconds(frame.getTimestamp().getSeconds() + seconds))
        .build();
  }
}
