package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.functions.Outgoing;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.tracking.scene.Scene;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkSettingsTest {
  @TempDir private Path models;

  @Test
  void of_everySetting_isTaken() throws Exception {
    VisionSettings settings =
        onnx()
            .setModelHead("yolov8")
            .setModelEvery(5)
            .setModelOnMotion(true)
            .setModelMinScore(0.4)
            .setModelOverlap(0.6)
            .setModelLabels("car, truck")
            .setEmbeddingModel("osnet.onnx")
            .build();

    assertThat(NetworkSettings.of(settings).detector())
        .isEqualTo(
            new ModelConfig(
                "a.onnx", ModelHead.YOLOV8, 5, true, 0.4, 0.6, List.of("car", "truck")));
    assertThat(NetworkSettings.of(settings).embedding()).isEqualTo("osnet.onnx");
    assertThat(NetworkSettings.of(onnx().build()).detector()).isEqualTo(ModelConfig.of("a.onnx"));
    assertThat(NetworkSettings.of(VisionSettings.getDefaultInstance()).detector()).isNull();
  }

  @Test
  void of_wrongSetting_isRefusedByTheFieldsName() {
    refuses(onnx().clearModel(), "vision.model");
    for (String path : List.of("../a.onnx", "/etc/passwd", "a/b.onnx", "..", "a\\b", "x\0y")) {
      refuses(onnx().setModel(path), "vision.model");
      refuses(onnx().setEmbeddingModel(path), "vision.embedding_model");
    }
    refuses(onnx().setModelHead("ssd"), "vision.model_head");
    refuses(onnx().setModelEvery(0), "vision.model_every");
    refuses(onnx().setModelMinScore(Double.NaN), "vision.model_min_score");
    refuses(onnx().setModelOverlap(0), "vision.model_overlap");
    refuses(onnx().setModelLabels("person,unicorn"), "unicorn");
    refuses(VisionSettings.newBuilder().setModel("a.onnx"), "vision.detector");
  }

  @Test
  void frames_brokenModel_areProcessedAndTheTroubleIsToldOnce() throws Exception {
    Files.writeString(models.resolve("a.onnx"), "no network");
    List<CameraEvent> events = new ArrayList<>();
    try (VisionShelf vision = new VisionShelf(models)) {
      BareLoop loop = new BareLoop(Messages.LOBBY, vision);
      loop.onRegistration(Messages.registration().toBuilder().setVision(onnx()).build());
      for (Frame frame : Messages.framesOf(Scene.lobby(7), 6)) {
        for (Outgoing.ToTopic record : loop.onFrame(frame)) {
          if (record.message() instanceof CameraEvent event) {
            events.add(event);
          }
        }
      }
      assertThat(loop.cameraState().getLedger().getProcessed()).isEqualTo(6);
    }

    assertThat(events)
        .filteredOn(e -> e.getType() == CameraEventType.CAMERA_EVENT_TYPE_DEGRADED)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getMessage())
                    .contains("\"a.onnx\" can not be run")
                    .contains("the motion detector stands in")
                    .doesNotContain(models.toString()));
  }

  private static VisionSettings.Builder onnx() {
    return VisionSettings.newBuilder().setDetector("onnx").setModel("a.onnx");
  }

  private static void refuses(VisionSettings.Builder settings, String message) {
    assertThatExceptionOfType(InvalidRegistrationException.class)
        .isThrownBy(() -> NetworkSettings.of(settings.build()))
        .withMessageContaining(message);
  }
}
