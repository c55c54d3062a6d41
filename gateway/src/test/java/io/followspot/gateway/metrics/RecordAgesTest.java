package io.followspot.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.followspot.metrics.Meters;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RecordAgesTest {
  private static final long CAPTURED_AT_US = 1_700_000_000_000_000L;
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(CAPTURED_AT_US / 1_000 + 800), ZoneOffset.UTC);

  private final Meters meters = new Meters();
  private final Consumer<ConsumerRecord<String, byte[]>> records =
      new GatewayMetrics(meters, CLOCK, true).observing(entry -> {});

  @Test
  void trackEvent_isAsOldAsItsFrame() {
    records.accept(
        entry(
            Topics.TRACK_EVENTS,
            TrackEvent.newBuilder()
                .setTrack(TrackSnapshot.newBuilder().setFrame(frame()))
                .build()));

    assertThat(meters.text())
        .contains("followspot_capture_to_committed_seconds_bucket{le=\"0.5\"} 0")
        .contains("followspot_capture_to_committed_seconds_bucket{le=\"1.0\"} 1")
        .contains("followspot_capture_to_position_seconds_count 0");
  }

  @Test
  void positions_areSampled() {
    for (int i = 0; i < 2 * RecordAges.EACH; i++) {
      records.accept(
          entry(Topics.TRACK_POSITIONS, TrackPosition.newBuilder().setFrame(frame()).build()));
    }

    assertThat(meters.text())
        .contains("followspot_capture_to_position_seconds_bucket{le=\"0.5\"} 0")
        .contains("followspot_capture_to_position_seconds_count 2");
  }

  @Test
  void recordThatIsNoEvent_isIgnored() {
    records.accept(new ConsumerRecord<>(Topics.TRACK_EVENTS, 0, 0, "lobby", new byte[] {1, 2}));
    records.accept(new ConsumerRecord<>(Topics.TRACK_EVENTS, 0, 1, "lobby", null));

    assertThat(meters.text()).contains("followspot_capture_to_committed_seconds_count 0");
  }

  private static FrameRef frame() {
    return FrameRef.newBuilder().setCameraId("lobby").setCapturedAtUs(CAPTURED_AT_US).build();
  }

  private static ConsumerRecord<String, byte[]> entry(String topic, MessageLite message) {
    return new ConsumerRecord<>(topic, 0, 0, "lobby", message.toByteArray());
  }
}
