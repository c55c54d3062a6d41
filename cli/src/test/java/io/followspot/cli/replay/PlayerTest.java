package io.followspot.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.followspot.functions.Outgoing;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Detections;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A replay counts what the camera counted, and nothing else. */
class PlayerTest {
  private static final String CAMERA = "lobby";
  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};

  private final List<Outgoing.ToTopic> sent = new ArrayList<>();
  private final Player player =
      new Player(
          CAMERA,
          (config, jpeg, state, held) -> {
            throw new AssertionError("no picture is to be looked at");
          },
          UnaryOperator.identity(),
          sent::add);

  @Test
  void whatTheCameraNeverCounted_isNotPlayed() throws Exception {
    player.addRejection(rejection("followspot.frames", 0, "camera_not_registered"));
    player.addRejection(rejection("followspot.frames", 2, "value_too_large"));
    player.addRejection(rejection("followspot.frames", 1, "frame_empty"));
    player.addRegistration(entry("followspot.cameras", 0, registration()));
    player.addAnswer(answer());
    for (int offset = 0; offset < 3; offset++) {
      player.play(entry("followspot.frames", offset, Frame.getDefaultInstance()));
    }
    player.finish();

    assertThat(player.frames()).isEqualTo(1);
  }

  @Test
  void whatWasNoMessage_isCountedAsTheCameraDid() throws Exception {
    player.addRegistration(entry("followspot.cameras", 0, registration()));
    player.addRegistration(entry("followspot.cameras", 1, GARBAGE));
    player.addAnswer(answer());
    player.addDetections(entry("followspot.detections", 0, GARBAGE));
    player.addDetections(entry("followspot.detections", 1, detections()));
    player.play(entry("followspot.frames", 0, GARBAGE));
    player.finish();

    Ledger ledger =
        sent.stream()
            .filter(record -> record.message() instanceof CameraEvent)
            .map(record -> ((CameraEvent) record.message()).getLedger())
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(ledger.getRejectedMap()).containsEntry("message_undecodable", 3L);
    assertThat(ledger.getProcessed()).isEqualTo(1);
    assertThat(ledger.getReceived()).isEqualTo(4);
  }

  private static CameraRegistration registration() {
    return CameraRegistration.newBuilder().setCameraId(CAMERA).setRegisteredAtUs(1).build();
  }

  private static CameraEvent answer() {
    return CameraEvent.newBuilder()
        .setCameraId(CAMERA)
        .setType(CameraEventType.CAMERA_EVENT_TYPE_REGISTERED)
        .build();
  }

  private static Detections detections() {
    return Detections.newBuilder()
        .setCameraId(CAMERA)
        .setStreamId(1_700_000_000_000_000L)
        .setCapturedAtUs(1_700_000_000_000_000L)
        .setFrameWidthPx(640)
        .setFrameHeightPx(360)
        .setEndOfStream(true)
        .build();
  }

  private static Rejection rejection(String topic, long offset, String reason) {
    return Rejection.newBuilder().setTopic(topic).setOffset(offset).setReason(reason).build();
  }

  private static ConsumerRecord<String, byte[]> entry(String topic, long at, MessageLite value) {
    return entry(topic, at, value.toByteArray());
  }

  private static ConsumerRecord<String, byte[]> entry(String topic, long offset, byte[] value) {
    return new ConsumerRecord<>(topic, 0, offset, CAMERA, value);
  }
}
