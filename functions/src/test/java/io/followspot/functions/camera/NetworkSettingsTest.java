package io.followspot.functions.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.functions.BareLoop;
import io.followspot.functions.Messages;
import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.CocoLabels;
import io.followspot.protos.rules.FieldError;
import io.followspot.protos.rules.RegistrationRules;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.Frame;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.ModelName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("deprecation")
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

    assertThat(StageSettings.of(settings).networks().detector())
        .isEqualTo(
            new ModelConfig(
                "a.onnx",
                ModelHead.YOLOV8,
                5,
                true,
                0.4,
                0.6,
                CocoLabels.ALL,
                List.of("car", "truck")));
    assertThat(StageSettings.of(settings).networks().embedding()).isEqualTo("osnet.onnx");
    assertThat(StageSettings.of(onnx().build()).networks().detector())
        .isEqualTo(ModelConfig.of("a.onnx", CocoLabels.ALL));
    assertThat(NetworkSettings.of(VisionSettings.getDefaultInstance()).detector()).isNull();
  }

  @Test
  void rules_modelWithoutClasses_knowThoseOfCoco() {
    for (String label : CocoLabels.ALL) {
      assertThat(faultsOf(onnx().setModelLabels(label))).isEmpty();
    }
    assertThat(faultsOf(onnx().setModelLabels(String.join(", ", CocoLabels.ALL)))).isEmpty();
    assertThat(faultsOf(onnx().setModelLabels("unicorn"))).isNotEmpty();
  }

  @Test
  void rulesAndVision_knowTheSameNamesOfFiles() {
    for (String name :
        List.of(
            "a",
            "a.onnx",
            "A-b_c.9",
            "..",
            ".a",
            "-a",
            "../a.onnx",
            "/etc/passwd",
            "a/b.onnx",
            "a\\b",
            "x\0y",
            "a b",
            "ä",
            "x".repeat(64),
            "x".repeat(65))) {
      boolean sound = ModelName.isValid(name);
      assertThat(faultsOf(onnx().setModel(name)).isEmpty()).as(name).isEqualTo(sound);
      assertThat(faultsOf(onnx().setEmbeddingModel(name)).isEmpty()).as(name).isEqualTo(sound);
    }
  }

  @Test
  void frames_brokenModel_areProcessedAndTheTroubleIsToldOnce() throws Exception {
    Files.writeString(models.resolve("a.onnx"), "no network");

    assertThat(troubles(6))
        .singleElement()
        .asString()
        .contains("\"a.onnx\" cannot be run")
        .contains("the motion detector replaces it")
        .doesNotContain(models.toString());
  }

  /** The camera's events while it processes frames. */
  private List<String> troubles(int frames) {
    List<String> troubles = new ArrayList<>();
    try (VisionCache vision = new VisionCache(models)) {
      BareLoop loop = new BareLoop(Messages.LOBBY, vision);
      loop.onRegistration(Messages.registration().toBuilder().setVision(onnx()).build());
      for (Frame frame : Messages.framesOf(Scene.lobby(7), frames)) {
        for (OutgoingMessages.ToTopic record : loop.onFrame(frame)) {
          if (record.message() instanceof CameraEvent event
              && event.getType() == CameraEventType.CAMERA_EVENT_TYPE_DEGRADED) {
            troubles.add(event.getMessage());
          }
        }
      }
      assertThat(loop.cameraState().getLedger().getProcessed()).isEqualTo(frames);
    }
    return troubles;
  }

  @Test
  void rules_labelsAreOfTheModelsOwnClasses() {
    VisionSettings.Builder own = onnx().setModelClasses("forklift, pallet");

    assertThat(StageSettings.of(own.build()).networks().detectorIfAny().orElseThrow().labels())
        .isEmpty();
    assertThat(faultsOf(own.setModelLabels("pallet"))).isEmpty();
    assertThat(faultsOf(own.setModelLabels("person")))
        .singleElement()
        .asString()
        .contains("vision.model_labels", "person", "vision.model_classes");
    assertThat(faultsOf(onnx().setModelClasses("pallet,pallet"))).isNotEmpty();
    assertThat(faultsOf(onnx().setModelClasses("pallet,"))).isNotEmpty();
  }

  @Test
  void trouble_staysTold_untilItIsMended() throws Exception {
    Files.writeString(models.resolve("a.onnx"), "no network");
    List<CameraEvent> events = new ArrayList<>();
    try (VisionCache vision = new VisionCache(models)) {
      BareLoop loop = new BareLoop(Messages.LOBBY, vision);
      loop.onRegistration(Messages.registration().toBuilder().setVision(onnx()).build());
      List<Frame> frames = Messages.framesOf(Scene.lobby(7), 6);
      // The second picture is captured so late that the ledger is reported with it.
      take(loop, frames.get(0), events);
      take(loop, later(frames.get(1), 11_000_000), events);
      CameraHealth ill = events.get(events.size() - 1).getHealth();
      assertThat(events.get(events.size() - 1).getType())
          .isEqualTo(CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED);
      assertThat(ill.getTrouble()).contains("\"a.onnx\" cannot be run");
      assertThat(ill.getTroubleSinceUs()).isEqualTo(frames.get(0).getCapturedAtUs());
      assertThat(ill.getStreamingSinceUs()).isEqualTo(frames.get(0).getCapturedAtUs());

      loop.onRegistration(Messages.registration());
      take(loop, later(frames.get(2), 22_000_000), events);
      assertThat(events.get(events.size() - 1).getHealth().getTrouble()).isEmpty();
      assertThat(events.get(events.size() - 1).getHealth().getTroubleSinceUs()).isZero();
    }
  }

  private static void take(BareLoop loop, Frame frame, List<CameraEvent> events) {
    for (OutgoingMessages.ToTopic record : loop.onFrame(frame)) {
      if (record.message() instanceof CameraEvent event) {
        events.add(event);
      }
    }
  }

  private static Frame later(Frame frame, long byUs) {
    return frame.toBuilder().setCapturedAtUs(frame.getCapturedAtUs() + byUs).build();
  }

  private static VisionSettings.Builder onnx() {
    return VisionSettings.newBuilder().setDetector("onnx").setModel("a.onnx");
  }

  private static List<FieldError> faultsOf(VisionSettings.Builder settings) {
    return RegistrationRules.faultsOf(
        Messages.registration().toBuilder().setVision(settings).build());
  }
}
