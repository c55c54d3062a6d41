package io.followspot.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.functions.camera.VisionShelf;
import io.followspot.functions.camera.VisionSource;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.Rejection;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.tracking.scene.Scene;
import java.util.List;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What functions do when they, or what they remember, are at fault, as Flink sees it. */
class FunctionFailureTest {
  private static final String CAMERA_STATE = "followspot.state.v1/Camera";
  private static final String TRACK_STATE = "followspot.state.v1/Track";
  private static final byte[] GARBAGE = {(byte) 0xff, 1, 2, 3};

  private final VisionShelf vision = new VisionShelf();
  private final List<Frame> frames = Messages.framesOf(Scene.lobby(3), 4);
  private Throwable atFault = new IllegalStateException("no reason");

  /** Fails at the frame with number 2, in a way of the test's choice. */
  private final VisionSource failing =
      (config, jpeg, state, held) -> {
        if (java.util.Arrays.equals(jpeg, frames.get(2).getJpeg().toByteArray())) {
          throw FunctionFailureTest.<RuntimeException>undeclared(atFault);
        }
        return vision.step(config, jpeg, state, held);
      };

  private final FlinkStandIn flink = new FlinkStandIn(FollowspotFunctions.handler(failing));

  @BeforeEach
  void register() {
    flink.send("camera", Messages.LOBBY, Messages.registration());
  }

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void cameraState_thatIsGarbage_staysAndTurnsEverythingAway() throws Exception {
    camera(frames.get(0));
    byte[] good = flink.state("camera", Messages.LOBBY);
    flink.restore("camera", Messages.LOBBY, "camera", FlinkStandIn.typed(CAMERA_STATE, GARBAGE));

    camera(frames.get(1));
    flink.send("camera", Messages.LOBBY, Messages.registration());

    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsExactly("state_unreadable", "state_unreadable");
    assertThat(flink.rejections().get(0).getMessage()).contains("savepoint");
    assertThat(flink.state("camera", Messages.LOBBY)).isEqualTo(GARBAGE);

    flink.restore("camera", Messages.LOBBY, "camera", FlinkStandIn.typed(CAMERA_STATE, good));
    camera(frames.get(1));
    CameraState state = state();
    assertThat(state.getEpoch()).isEqualTo(1);
    assertThat(state.getLedger().getProcessed()).isEqualTo(2);
    assertThat(state.getLedger().getRejectedMap()).isEmpty();
  }

  @Test
  void trackState_thatIsGarbage_staysAndTurnsEverythingAway() {
    flink.restore("track", "lobby.1.1", "living", FlinkStandIn.typed(TRACK_STATE, GARBAGE));
    for (int i = 0; i < 10; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }

    assertThat(flink.rejections()).isNotEmpty();
    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsOnly("state_unreadable");
    assertThat(flink.state("track", "lobby.1.1")).isEqualTo(GARBAGE);
  }

  @Test
  void visionThatThrows_costsOneFrameAndNothingElse() throws Exception {
    camera(frames.get(0));
    camera(frames.get(1));
    CameraState before = state();

    camera(frames.get(2));

    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsExactly("internal_error");
    CameraState after = state();
    assertThat(after.getLedger().getRejectedMap()).containsEntry("internal_error", 1L);
    assertThat(after.toBuilder().setLedger(before.getLedger()).build()).isEqualTo(before);

    camera(frames.get(3));
    assertThat(state().getLedger().getProcessed()).isEqualTo(3);
    assertThat(state().getLedger().getReceived()).isEqualTo(4);
  }

  @Test
  void callsThatGoTooDeep_areTheFramesFault() {
    atFault = new StackOverflowError();
    camera(frames.get(2));

    assertThat(flink.rejections())
        .extracting(Rejection::getReason)
        .containsExactly("internal_error");
  }

  @Test
  void processWithoutMemoryOrClasses_answersNothingAndForgetsNothing() {
    camera(frames.get(0));
    byte[] before = flink.state("camera", Messages.LOBBY);
    List<TypedValue> batch =
        frames.subList(1, 4).stream().map(frame -> FlinkStandIn.typed(frame)).toList();

    for (Throwable fault :
        List.of(
            new OutOfMemoryError("heap"),
            new UnsatisfiedLinkError("opencv"),
            new IllegalStateException(new OutOfMemoryError("native")))) {
      atFault = fault;
      assertThatThrownBy(() -> flink.sendBatch("camera", Messages.LOBBY, batch))
          .hasStackTraceContaining(fault.getMessage());
    }
    assertThat(flink.state("camera", Messages.LOBBY)).isEqualTo(before);
    assertThat(flink.rejections()).isEmpty();
  }

  @Test
  void madeUpCameraIds_leaveNoState() {
    long registered = flink.stateCount();
    for (int i = 0; i < 10_000; i++) {
      String id = "made-up-" + i;
      flink.send("camera", id, Messages.walk(0).toBuilder().setCameraId(id).build());
    }
    flink.send("camera", "made-up-x", FlinkStandIn.typed("followspot.v1/Frame", GARBAGE));
    flink.send(
        "camera",
        "made-up-y",
        Messages.registration().toBuilder().setCameraId("made-up-y").setRemoved(true).build());

    assertThat(flink.stateCount()).isEqualTo(registered);
    assertThat(flink.rejections()).hasSize(10_001);
    assertThat(flink.rejections().get(0).getReason()).isEqualTo("camera_not_registered");
    assertThat(flink.rejections().get(10_000).getReason()).isEqualTo("message_undecodable");
  }

  @Test
  void trackThatPausesForAWeek_goesOnWithItsSequence() {
    for (int i = 0; i < 10; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    flink.waitUntilAllHasExpired();
    for (int i = 10; i < 20; i++) {
      flink.send("camera", Messages.LOBBY, Messages.walk(i));
    }
    flink.send(
        "camera",
        Messages.LOBBY,
        Messages.walk(20).toBuilder().clearDetections().setEndOfStream(true).build());

    assertThat(flink.trackEvents())
        .extracting(TrackEvent::getEventId)
        .containsExactly("lobby.1.1.1", "lobby.1.1.2");
    assertThat(flink.state("track", "lobby.1.1")).isNotEmpty();
    flink.waitUntilAllHasExpired();
    assertThat(flink.state("track", "lobby.1.1")).isEmpty();
  }

  private void camera(Frame frame) {
    flink.send("camera", Messages.LOBBY, frame);
  }

  private CameraState state() throws Exception {
    return CameraState.parseFrom(flink.state("camera", Messages.LOBBY));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T undeclared(Throwable fault) throws T {
    throw (T) fault;
  }
}
