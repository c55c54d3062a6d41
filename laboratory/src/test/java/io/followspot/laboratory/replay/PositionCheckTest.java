package io.followspot.laboratory.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.functions.BareLoop;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.camera.VisionCache;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.Zone;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A camera that got a zone while it filmed, and whose positions are published again in part. */
class PositionCheckTest {
  private static final String CAMERA = "lobby";
  private static final int FRAMES = 220;
  private static final int CHECKPOINT = 90;
  private static final int CHANGED_AFTER = 100;
  private static final int FAILED_AT = 200;
  private static final long FROM_US = 1_700_000_000_000_000L;
  private static final long REGISTERED_AT_US = FROM_US + 5_000_000;
  private static final long BEFORE_MS = REGISTERED_AT_US / 1_000 - 1;
  private static final long AFTER_MS = REGISTERED_AT_US / 1_000 + 1;

  private static final VisionCache vision = new VisionCache();
  private static final List<Frame> film = new ArrayList<>();
  private static List<OutgoingMessages.ToTopic> undisturbed = List.of();

  /** The zone takes effect later than in the undisturbed run. */
  private static List<OutgoingMessages.ToTopic> otherwise = List.of();

  @BeforeAll
  static void play() {
    Scene scene = Scene.lobby(3);
    SceneRenderer renderer = new SceneRenderer(scene);
    for (int i = 0; i < FRAMES; i++) {
      film.add(
          Frame.newBuilder()
              .setCameraId(CAMERA)
              .setStreamId(FROM_US)
              .setSequence(i)
              .setCapturedAtUs(FROM_US + scene.offsetUs(i))
              .setJpeg(ByteString.copyFrom(renderer.jpeg(i)))
              .build());
    }
    undisturbed = play(CHANGED_AFTER);
    otherwise = play(CHANGED_AFTER + 40);
  }

  @AfterAll
  static void close() {
    vision.close();
  }

  @Test
  void positionsOfAnotherOrderOfFramesAndRegistration_thatComeAgainInTheFinalOne_areAccepted() {
    List<ConsumerRecord<String, byte[]>> topic = records(otherwise, 0, FAILED_AT, AFTER_MS);
    assertThat(check().differences(topic))
        .as("without the repetition")
        .extracting(Difference::detail)
        .contains("is not in the undisturbed run", "never came");
    topic.addAll(records(undisturbed, CHECKPOINT, FRAMES, AFTER_MS));

    assertThat(check().differences(topic)).isEmpty();
  }

  @Test
  void positionPublishedBeforeTheRegistration_hasToBeThatOfTheUndisturbedRun() {
    List<ConsumerRecord<String, byte[]>> topic = records(otherwise, 0, FAILED_AT, BEFORE_MS);
    topic.addAll(records(undisturbed, CHECKPOINT, FRAMES, AFTER_MS));

    assertThat(check().differences(topic))
        .extracting(Difference::detail)
        .contains("is not in the undisturbed run")
        .doesNotContain("never came");
  }

  @Test
  void positionsRepeatedFromAfterTheRegistration_haveToBeThoseOfTheUndisturbedRun() {
    List<ConsumerRecord<String, byte[]>> topic = records(otherwise, 0, FAILED_AT, AFTER_MS);
    topic.addAll(records(undisturbed, CHANGED_AFTER + 20, FRAMES, AFTER_MS));

    assertThat(check().differences(topic))
        .extracting(Difference::detail)
        .contains("is not in the undisturbed run");
  }

  @Test
  void positionOfAnotherTrackInTheSameFrame_isNoRepetition() {
    List<OutgoingMessages.ToTopic> output = new ArrayList<>(undisturbed);
    OutgoingMessages.ToTopic right =
        output.stream()
            .filter(it -> it.message() instanceof TrackPosition)
            .findFirst()
            .orElseThrow();
    TrackPosition wrong =
        ((TrackPosition) right.message()).toBuilder().setTrackId(CAMERA + ".1.99").build();
    output.add(
        output.indexOf(right), new OutgoingMessages.ToTopic(right.topic(), right.key(), wrong));

    assertThat(check().differences(records(output, 0, FRAMES, AFTER_MS))).hasSize(1);
  }

  @Test
  void runToldTwice_givesTheSame() {
    PositionCheck check = check();
    undisturbed.forEach(check::expect);
    List<ConsumerRecord<String, byte[]>> topic = records(otherwise, 0, FAILED_AT, AFTER_MS);
    topic.addAll(records(undisturbed, CHANGED_AFTER + 20, FRAMES, AFTER_MS));

    assertThat(check.differences(topic)).isNotEmpty().isEqualTo(check().differences(topic));
  }

  private static PositionCheck check() {
    PositionCheck check = new PositionCheck();
    undisturbed.forEach(check::expect);
    return check;
  }

  private static List<OutgoingMessages.ToTopic> play(int changedAfter) {
    CameraRegistration plain = CameraRegistration.newBuilder().setCameraId(CAMERA).build();
    BareLoop loop = new BareLoop(CAMERA, vision);
    List<OutgoingMessages.ToTopic> output = new ArrayList<>(loop.onRegistration(plain));
    for (int i = 0; i < FRAMES; i++) {
      if (i == changedAfter) {
        output.addAll(loop.onRegistration(withZone(plain)));
      }
      output.addAll(loop.onFrame(film.get(i)));
    }
    return output;
  }

  private static CameraRegistration withZone(CameraRegistration plain) {
    CameraRegistration.Builder registration = plain.toBuilder().setRegisteredAtUs(REGISTERED_AT_US);
    Zone.Builder zone = registration.addZonesBuilder().setZoneId("everywhere");
    zone.addPolygonBuilder();
    zone.addPolygonBuilder().setX(1);
    zone.addPolygonBuilder().setX(1).setY(1);
    zone.addPolygonBuilder().setY(1);
    return registration.build();
  }

  /** The positions of some frames, as records of the topic. */
  private static List<ConsumerRecord<String, byte[]>> records(
      List<OutgoingMessages.ToTopic> output, int fromFrame, int toFrame, long publishedAtMs) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (OutgoingMessages.ToTopic outgoing : output) {
      if (outgoing.message() instanceof TrackPosition position
          && position.getFrame().getSequence() >= fromFrame
          && position.getFrame().getSequence() < toFrame) {
        records.add(
            new ConsumerRecord<>(
                Topics.TRACK_POSITIONS,
                0,
                records.size(),
                publishedAtMs,
                TimestampType.CREATE_TIME,
                CAMERA.length(),
                0,
                CAMERA,
                DeterministicBytes.of(position),
                new RecordHeaders(),
                Optional.empty()));
      }
    }
    return records;
  }
}
