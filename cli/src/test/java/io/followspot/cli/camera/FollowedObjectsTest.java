package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.v1.ModelHeadType;
import io.followspot.protos.v1.VisionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedObjectsTest {
  @TempDir Path models;

  @Test
  void installedModel_isUsed_forThoseLabels() throws IOException {
    Files.createFile(models.resolve("yolox_tiny.onnx"));
    Files.createFile(models.resolve("yolox_nano.onnx"));
    VisionSettings.Builder vision = VisionSettings.newBuilder();

    assertThat(FollowedObjects.PEOPLE.applyTo(vision, models))
        .isEqualTo("It follows person, by the network yolox_nano.onnx.");
    assertThat(vision.getDetector()).isEqualTo("onnx");
    assertThat(vision.getModel()).isEqualTo("yolox_nano.onnx");
    assertThat(vision.getModelOutput().getHead()).isEqualTo(ModelHeadType.MODEL_HEAD_TYPE_YOLOX);
    assertThat(vision.getModelOutput().getLabelsList()).containsExactly("person");
    FollowedObjects.VEHICLES.applyTo(vision, models);
    assertThat(vision.getModelOutput().getLabelsList()).contains("truck").doesNotContain("person");
  }

  @Test
  void withoutModel_motionIsUsed_andTheAnswerSaysHowToGetOne() {
    VisionSettings.Builder vision = VisionSettings.newBuilder().setModel("old.onnx");

    assertThat(FollowedObjects.VEHICLES.applyTo(vision, models))
        .contains("No model of the catalogue is in " + models)
        .contains("./followspot model get yolox-nano");
    assertThat(vision.getDetector()).isEqualTo("motion");
    assertThat(vision.getModel()).isEmpty();
  }

  @Test
  void anything_isTheMotionDetector_whateverIsInstalled() throws IOException {
    Files.createFile(models.resolve("yolox_nano.onnx"));
    VisionSettings.Builder vision = VisionSettings.newBuilder();

    assertThat(FollowedObjects.ANYTHING.applyTo(vision, models)).contains("whatever moves");
    assertThat(vision.getDetector()).isEqualTo("motion");
  }
}
