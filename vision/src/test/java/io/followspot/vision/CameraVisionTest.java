package io.followspot.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneConfig;
import io.followspot.simulation.scene.SceneObject;
import io.followspot.simulation.scene.SceneRenderer;
import io.followspot.simulation.scene.Stage;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.compensation.CompensationMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraVisionTest {
  private static final byte[] NONE = {};

  @Test
  void step_movingSquare_isFoundWhereItIs() throws Exception {
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);
    byte[] state = NONE;
    VisionStep step = null;
    for (int frame = 0; frame < 60; frame++) {
      step = vision.step(square(frame), state, List.of());
      state = step.state();
    }

    assertThat(step.detections()).hasSize(1);
    Box box = step.detections().get(0).box();
    assertThat(box.iou(new Box(59 * 8, 100, 60, 120))).isGreaterThan(0.8);
  }

  @Test
  void step_coloursOff_findsTheSameAndDescribesNothing() throws Exception {
    VisionStep with = last(VisionConfig.DEFAULT);
    VisionStep without = last(VisionConfig.DEFAULT.withColours(false));

    assertThat(with.detections()).hasSize(1);
    assertThat(with.detections().get(0).appearance()).isNotEmpty();
    assertThat(without.detections().get(0).appearance()).isEmpty();
    assertThat(without.detections().get(0).box()).isEqualTo(with.detections().get(0).box());
    assertThat(without.state()).isEqualTo(with.state());
  }

  private static VisionStep last(VisionConfig config) throws Exception {
    VisionStep step = null;
    try (CameraVision vision = new CameraVision(config)) {
      for (int frame = 0; frame < 30; frame++) {
        step = vision.step(square(frame), step == null ? NONE : step.state(), List.of());
      }
    }
    return java.util.Objects.requireNonNull(step);
  }

  @Test
  void step_lobbyScene_findsThoseWhoAreSeen() throws Exception {
    Scene scene = Scene.lobby(7);
    SceneRenderer renderer = new SceneRenderer(scene);
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);
    byte[] state = NONE;
    int seen = 0;
    int found = 0;
    for (int frame = 0; frame < 150; frame++) {
      VisionStep step = vision.step(renderer.jpeg(frame), state, held(scene, frame));
      state = step.state();
      for (SceneObject object :
          frame < 40 ? List.<SceneObject>of() : scene.frame(frame).objects()) {
        if (object.visibility() > 0.9) {
          seen++;
          found +=
              step.detections().stream().anyMatch(d -> d.box().iou(object.box()) > 0.5) ? 1 : 0;
        }
      }
    }

    assertThat(seen).isPositive();
    assertThat(found / (double) seen).as("share found").isGreaterThan(0.7);
  }

  @ParameterizedTest
  @EnumSource
  void step_replayedFromAnyCheckpoint_givesTheSameBytes(CompensationMode mode) throws Exception {
    VisionConfig config = VisionConfig.DEFAULT.withCompensation(mode);
    SceneRenderer renderer =
        new SceneRenderer(Scene.endless(new SceneConfig(3, Stage.STREET, 640, 360, 15, 8, 0)));
    List<byte[]> frames = new ArrayList<>();
    for (int frame = 0; frame < 24; frame++) {
      frames.add(renderer.jpeg(frame));
    }
    CameraVision vision = new CameraVision(config);
    List<byte[]> states = new ArrayList<>(List.of(NONE));
    List<List<Detection>> detections = new ArrayList<>();
    for (byte[] jpeg : frames) {
      VisionStep step = vision.step(jpeg, states.get(states.size() - 1).clone(), List.of());
      states.add(step.state());
      detections.add(step.detections());
    }

    for (int from = 0; from < frames.size(); from += 5) {
      CameraVision again = new CameraVision(config);
      byte[] state = states.get(from);
      for (int frame = from; frame < frames.size(); frame++) {
        VisionStep step = again.step(frames.get(frame), state, List.of());
        state = step.state();
        assertThat(state).isEqualTo(states.get(frame + 1));
        assertThat(step.detections()).usingRecursiveComparison().isEqualTo(detections.get(frame));
      }
    }
  }

  /** In states of version 5 ages went up to 255: all cells were known. */
  @Test
  void step_stateOfTheVersionBefore_goesOnFromIt() throws Exception {
    byte[] state = last(VisionConfig.DEFAULT).state();
    byte[] before = state.clone();
    int cells = 320 / 4 * (180 / 4);
    Arrays.fill(before, before.length - cells, before.length, (byte) 255);
    before[0] = 5;
    try (CameraVision vision = new CameraVision(VisionConfig.DEFAULT)) {
      VisionStep step = vision.step(square(30), before, List.of());

      assertThat(step.detections()).hasSize(1);
      assertThat(step.state()).hasSameSizeAs(state);
    }
  }

  @Test
  void step_stateOfAnotherSize_startsAnew() throws Exception {
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);
    byte[] small = vision.step(square(0), NONE, List.of()).state();
    byte[] other = Pictures.jpeg(800, 600, (x, y) -> 0x808080);

    VisionStep step = vision.step(other, small, List.of());

    assertThat(step.state()).isEqualTo(vision.step(other, NONE, List.of()).state());
  }

  @Test
  void step_defaultResolution_stateIsWithinItsBudget() throws Exception {
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);

    for (int[] size : new int[][] {{1280, 720}, {768, 576}, {1920, 1080}, {720, 1280}}) {
      byte[] jpeg = Pictures.jpeg(size[0], size[1], (x, y) -> 0x808080);
      assertThat(vision.step(jpeg, NONE, List.of()).state().length).isLessThan(90_000);
    }
  }

  @Test
  void step_damagedPicture_isRefusedAndChangesNothing() throws Exception {
    CameraVision vision = new CameraVision(VisionConfig.DEFAULT);

    assertThatThrownBy(() -> vision.step(new byte[0], NONE, List.of()))
        .isInstanceOf(FrameRefusedException.class)
        .extracting("reason")
        .isEqualTo("frame_empty");
  }

  /** A red square on grey texture, eight pixels further right each frame. */
  private static byte[] square(int frame) {
    return Pictures.jpeg(
        640,
        360,
        (x, y) ->
            frame > 0 && x >= frame * 8 && x < frame * 8 + 60 && y >= 100 && y < 220
                ? 0xC02020
                : 0x606060 + 0x010101 * ((x / 16 + y / 16) % 2 * 12));
  }

  private static List<Box> held(Scene scene, int frame) {
    return scene.frame(frame).objects().stream().map(SceneObject::box).toList();
  }
}
