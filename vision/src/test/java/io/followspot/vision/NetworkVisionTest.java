package io.followspot.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.Damage;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.Texture;
import io.followspot.vision.onnx.ClassNames;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.NetworkConfig;
import io.followspot.vision.onnx.TinyOnnx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkVisionTest {
  private static final byte[] NONE = {};

  @TempDir private Path models;

  @BeforeEach
  void writeModels() throws Exception {
    float[] grid = new float[84 * 85];
    int cell = 27 * 85;
    grid[cell + 2] = 0.7f;
    grid[cell + 3] = 1.1f;
    grid[cell + 4] = 0.9f;
    grid[cell + 5] = 0.9f;
    Files.write(models.resolve("one.onnx"), TinyOnnx.constant(64, new long[] {1, 84, 85}, grid));
    Files.write(models.resolve("mean.onnx"), TinyOnnx.meanColour(16));
  }

  @Test
  void step_everyThird_looksAtEveryThirdAndRestsInBetween() throws Exception {
    List<VisionStep> steps = run(detector().withEvery(3), "", 7);

    assertThat(steps)
        .extracting(VisionStep::looked)
        .containsExactly(true, false, false, true, false, false, true);
    assertThat(steps.get(3).detections()).hasSize(1);
    assertThat(steps.get(3).detections().get(0).label()).isEqualTo("person");
    assertThat(steps.get(3).detections().get(0).appearance()).hasSize(40);
    assertThat(steps.get(4).detections()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"AFFINE", "PHASE"})
  void step_everyThirdOfAPan_tellsTheMotionSinceItLooked(CompensationMode mode) throws Exception {
    Texture texture = new Texture(3, 4);
    VisionConfig config =
        VisionConfig.DEFAULT
            .withCompensation(mode)
            .withNetworks(new NetworkConfig(detector().withEvery(3), ""));
    byte[] state = NONE;
    try (CameraVision vision = new CameraVision(config, models)) {
      for (int frame = 0; frame < 40; frame++) {
        Plane seen = texture.seen(640, 360, Affine.translation(-4 * frame, frame), 3);
        byte[] jpeg =
            Pictures.jpeg(640, 360, (x, y) -> 0x010101 * (seen.values()[y * 640 + x] & 0xFF));
        VisionStep step = vision.step(jpeg, state, List.of());
        state = step.state();
        if (frame >= 3) {
          int frames = frame % 3 == 0 ? 3 : frame % 3;
          assertThat(step.looked()).isEqualTo(frames == 3);
          assertThat(step.cameraMotion().tx())
              .as("to the right in frame %d", frame)
              .isCloseTo(-4 * frames, within(0.5));
          assertThat(step.cameraMotion().ty())
              .as("down in frame %d", frame)
              .isCloseTo(frames, within(0.5));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"320, 180", "1280, 720", "1920, 1088"})
  void step_damagedPictureForANetwork_isRefusedByName(int width, int height) throws Exception {
    byte[] jpeg = Pictures.jpeg(width, height, (x, y) -> (x * 7 ^ y * 13) * 0x010203);
    byte[] damaged = Damage.cut(jpeg, jpeg.length / 2);
    VisionConfig config = VisionConfig.DEFAULT.withNetworks(new NetworkConfig(detector(), ""));
    try (CameraVision vision = new CameraVision(config, models)) {
      assertThat(vision.step(jpeg, NONE, List.of()).looked()).isTrue();
      assertThatExceptionOfType(FrameRefusedException.class)
          .isThrownBy(() -> vision.step(damaged, NONE, List.of()))
          .satisfies(e -> assertThat(e.reason()).isEqualTo("frame_corrupt"));
    }
  }

  @Test
  void step_onMotion_looksOnlyWhereSomethingMoves() throws Exception {
    List<VisionStep> steps = run(detector().withOnMotion(true), "", 12);

    assertThat(steps.get(5).looked()).isTrue();
    assertThat(steps.get(5).detections()).isEmpty();
    assertThat(steps.get(11).detections()).hasSize(1);
  }

  @Test
  void step_embedding_describesWhatMotionFinds() throws Exception {
    List<VisionStep> steps = run(null, "mean.onnx", 12);

    assertThat(steps.get(11).detections()).isNotEmpty();
    assertThat(steps.get(11).detections().get(0).appearance()).hasSize(3);
    assertThat(steps.get(11).trouble()).isEmpty();
  }

  @Test
  void step_modelMissing_saysSoAndMotionStandsIn() throws Exception {
    List<VisionStep> steps = run(ModelConfig.of("lost.onnx", ClassNames.EIGHTY), "gone.onnx", 12);

    assertThat(steps.get(0).trouble())
        .contains("lost.onnx", "gone.onnx", "the motion detector replaces it");
    assertThat(steps.get(11).detections()).isNotEmpty();
    assertThat(steps.get(11).detections().get(0).label()).isEmpty();
  }

  @Test
  void step_modelOfOtherClasses_saysHowManyAndMotionStandsIn() throws Exception {
    Files.write(
        models.resolve("two.onnx"),
        TinyOnnx.constant(64, new long[] {1, 84, 7}, new float[84 * 7]));

    List<VisionStep> steps = run(ModelConfig.of("two.onnx", ClassNames.EIGHTY), "", 1);

    assertThat(steps.get(0).trouble())
        .contains("outputs 2 classes", "names 80", "the motion detector replaces it");
  }

  @Test
  void step_modelFailsOnAPicture_saysSoAndMotionStandsIn() throws Exception {
    Files.write(models.resolve("fails.onnx"), TinyOnnx.failing(64, 84, 85));

    List<VisionStep> steps = run(ModelConfig.of("fails.onnx", ClassNames.EIGHTY), "", 12);

    assertThat(steps)
        .extracting(VisionStep::trouble)
        .containsOnly(
            "the model \"fails.onnx\" cannot be run (ORT_INVALID_ARGUMENT); replace the file;"
                + " the motion detector replaces it");
    assertThat(steps.get(11).detections()).isNotEmpty();
  }

  @Test
  void step_again_givesTheSameBytes() throws Exception {
    List<VisionStep> once = run(detector(), "mean.onnx", 12);
    List<VisionStep> again = run(detector(), "mean.onnx", 12);

    assertThat(again)
        .zipSatisfy(
            once,
            (one, other) -> {
              // Byte by byte, a recursive comparison of the state takes most of a minute.
              assertThat(one.state()).isEqualTo(other.state());
              assertThat(one)
                  .usingRecursiveComparison()
                  .ignoringFields("state", "processed", "motion")
                  .isEqualTo(other);
              assertThat(one.motion().get())
                  .usingRecursiveComparison()
                  .isEqualTo(other.motion().get());
              assertThat(one.processed().get())
                  .usingRecursiveComparison()
                  .isEqualTo(other.processed().get());
            });
  }

  private static ModelConfig detector() {
    return ModelConfig.of("one.onnx", ClassNames.EIGHTY);
  }

  /** Nothing moves in the first eight frames; then a block does. */
  private List<VisionStep> run(@Nullable ModelConfig detector, String embedding, int frames)
      throws Exception {
    VisionConfig config = VisionConfig.DEFAULT.withNetworks(new NetworkConfig(detector, embedding));
    List<VisionStep> steps = new ArrayList<>();
    byte[] state = NONE;
    try (CameraVision vision = new CameraVision(config, models)) {
      for (int frame = 0; frame < frames; frame++) {
        int left = frame < 8 ? 1000 : 100 + 10 * frame;
        byte[] jpeg =
            Pictures.jpeg(
                640,
                360,
                (x, y) -> x >= left && x < left + 60 && y > 100 && y < 220 ? 0xC02020 : 0x808080);
        VisionStep step = vision.step(jpeg, state, List.of());
        state = step.state();
        steps.add(step);
      }
    }
    return steps;
  }
}
