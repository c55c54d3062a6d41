package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.functions.DeterministicBytes;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.state.CameraState;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.ProcessedFrame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.Stage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessedFramesTest {
  private static final int COUNT = 30;
  private static final int PER_SECOND = 15;
  private static final List<Frame> FRAMES =
      Messages.framesOf(
          Scene.endless(new SceneConfig(7, Stage.LOBBY, 640, 360, PER_SECOND, 6, 0)), COUNT);

  private final VisionCache vision = new VisionCache();

  @AfterEach
  void closeVision() {
    vision.close();
  }

  @Test
  void camera_thatDoesNotAsk_getsNone() {
    assertThat(processed(VisionSettings.newBuilder())).isEmpty();
    assertThat(processed(VisionSettings.newBuilder().setProcessedFrames("off"))).isEmpty();
  }

  @Test
  void camera_thatAsks_getsEveryFrameOnce_withWhereItLies() throws Exception {
    List<OutgoingMessages.ToTopic> records = processed(asking());

    assertThat(records)
        .hasSize(COUNT)
        .extracting(OutgoingMessages.ToTopic::key)
        .containsOnly("lobby");
    for (int i = 0; i < COUNT; i++) {
      ProcessedFrame frame = (ProcessedFrame) records.get(i).message();
      assertThat(frame.getCameraId()).isEqualTo("lobby");
      assertThat(frame.getFrame().getSequence()).isEqualTo(i);
      assertThat(frame.getFrame().getCapturedAtUs()).isEqualTo(FRAMES.get(i).getCapturedAtUs());
      assertThat(frame.getConfigurationHash()).matches("[0-9a-f]{16}");
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame.getJpeg().toByteArray()));
      assertThat(image.getWidth()).isEqualTo(frame.getWidthPx()).isEqualTo(320);
      assertThat(image.getHeight()).isEqualTo(frame.getHeightPx()).isEqualTo(180);
      assertThat(frame.getToFrame().getA()).isBetween(1.9, 2.1);
      assertThat(frame.getToFrame().getD()).isBetween(1.9, 2.1);
      assertThat(frame.getToFrame().getTxPx()).isBetween(-16.0, 16.0);
    }
    assertThat(records)
        .as("the shaking camera is somewhere else each time")
        .extracting(r -> ((ProcessedFrame) r.message()).getToFrame().getTxPx())
        .anyMatch(tx -> Math.abs(tx) > 1);
  }

  @Test
  void camera_thatAsksForFewer_getsOneInEachSpan() {
    List<Long> at =
        processed(asking().setProcessedFramesPerS(3)).stream()
            .map(r -> ((ProcessedFrame) r.message()).getFrame().getCapturedAtUs() / 333_333)
            .toList();

    assertThat(at).doesNotHaveDuplicates().hasSizeBetween(6, 7);
  }

  @Test
  void replay_withTheStateSavedBetween_givesTheSameBytes() {
    assertThat(bytes(processed(asking()))).isEqualTo(bytes(processed(asking())));
  }

  @Test
  void tracks_areTheSame_whetherFramesAreShownOrNot() {
    CameraState shown = state(asking());
    CameraState hidden = state(asking().setProcessedFrames(""));

    assertThat(shown.getVision()).isEqualTo(hidden.getVision());
    assertThat(shown.getTracker()).isEqualTo(hidden.getTracker());
    assertThat(shown.getSerializedSize()).isLessThan(100_000);
  }

  @Test
  void of_whatMakesNoSense_namesTheField() {
    assertRefused(VisionSettings.newBuilder().setProcessedFrames("maybe"), "processed_frames");
    assertRefused(asking().setDetector("none"), "processed_frames");
    assertRefused(asking().setProcessedFramesPerS(0), "processed_frames_per_s");
    assertRefused(asking().setProcessedFramesPerS(Double.NaN), "processed_frames_per_s");
  }

  private static void assertRefused(VisionSettings.Builder settings, String field) {
    assertThatThrownBy(
            () ->
                CameraConfiguration.of(
                    Messages.registration().toBuilder().setVision(settings).build()))
        .isInstanceOf(InvalidRegistrationException.class)
        .hasMessageContaining("vision." + field + " ");
  }

  private static VisionSettings.Builder asking() {
    return VisionSettings.newBuilder().setProcessedFrames("on").setMotionCompensation("phase");
  }

  private static List<String> bytes(List<OutgoingMessages.ToTopic> records) {
    return records.stream()
        .map(r -> HexFormat.of().formatHex(DeterministicBytes.of(r.message())))
        .toList();
  }

  private List<OutgoingMessages.ToTopic> processed(VisionSettings.Builder settings) {
    List<OutgoingMessages> sent = new ArrayList<>();
    run(settings, sent);
    return sent.stream()
        .filter(OutgoingMessages.ToTopic.class::isInstance)
        .map(OutgoingMessages.ToTopic.class::cast)
        .filter(r -> r.topic().equals(Topics.PROCESSED_FRAMES))
        .toList();
  }

  private CameraState state(VisionSettings.Builder settings) {
    return run(settings, new ArrayList<>());
  }

  /** The state goes through bytes between any two messages, as it does in Flink. */
  private CameraState run(VisionSettings.Builder settings, List<OutgoingMessages> sent) {
    CameraReducer reducer = new CameraReducer(vision);
    CameraState state =
        reducer
            .onRegistration(
                Messages.LOBBY,
                CameraState.getDefaultInstance(),
                Messages.registration().toBuilder().setVision(settings).build())
            .state();
    for (Frame frame : FRAMES) {
      CameraStep step = reducer.onFrame(Messages.LOBBY, saved(state), frame);
      state = step.state();
      sent.addAll(step.outgoing());
    }
    return state;
  }

  private static CameraState saved(CameraState state) {
    try {
      return CameraState.parseFrom(DeterministicBytes.of(state));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
