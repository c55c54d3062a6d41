package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.rules.SettingTexts;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.terminal.CliException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraBackupTest {
  @Test
  void registrations_areReadAsTheyWereWritten_withoutRemovedOnes() {
    CameraRegistration yard =
        CameraRegistration.newBuilder()
            .setCameraId("yard")
            .setName("Hof – Tür 2")
            .setVision(VisionSettings.newBuilder().setMinAreaFraction(0.01))
            .addLines(
                Line.newBuilder()
                    .setLineId("gate")
                    .setStart(RelativePoint.newBuilder().setX(0.5))
                    .setEnd(RelativePoint.newBuilder().setX(0.5).setY(1)))
            .addAlertRules(
                AlertRule.newBuilder()
                    .setRuleId("out")
                    .setKind(AlertKind.ALERT_KIND_LINE_CROSSED)
                    .setLineId("gate")
                    .setCoolDownUs(0))
            .setRegisteredAtUs(1_700_000_000_000_000L)
            .build();
    CameraRegistration lobby = CameraRegistration.newBuilder().setCameraId("lobby").build();
    CameraRegistration gone =
        CameraRegistration.newBuilder().setCameraId("gone").setRemoved(true).build();

    String text = CameraBackup.write(List.of(yard, gone, lobby));

    assertThat(CameraBackup.read(text, "cameras.json")).containsExactly(lobby, yard);
    assertThat(CameraBackup.read(CameraBackup.write(List.of()), "none.json")).isEmpty();
  }

  @Test
  @SuppressWarnings("deprecation")
  void settings_inBothForms_areReadAsTheyWereWritten() {
    CameraRegistration texts =
        CameraRegistration.newBuilder()
            .setCameraId("a")
            .setVision(
                VisionSettings.newBuilder()
                    .setFilters("median:3,clahe")
                    .setWhiteBalance("off")
                    .setModelHead("yolox"))
            .build();
    CameraRegistration messages =
        CameraRegistration.newBuilder()
            .setCameraId("b")
            .setVision(SettingTexts.typed(texts.getVision()))
            .build();

    assertThat(CameraBackup.read(CameraBackup.write(List.of(texts, messages)), "cameras.json"))
        .containsExactly(texts, messages);
    assertThatThrownBy(
            () ->
                CameraBackup.read(
                    "[{\"camera_id\":\"a\",\"vision\":{\"filters\":\"median\","
                        + "\"pixels\":{\"filters\":[{\"type\":\"clahe\"}]}}}]",
                    "f.json"))
        .hasMessageContaining("vision.filters is set beside vision.pixels.filters");
    assertThatThrownBy(
            () ->
                CameraBackup.read(
                    "[{\"camera_id\":\"a\",\"vision\":{\"model_output\":{\"head\":\"ssd\"}}}]",
                    "f.json"))
        .hasMessageContaining("vision.model_output.head is not a known value; known are yolox,");
  }

  @Test
  void oneInvalidCamera_isNamed_andNothingIsRead() {
    assertThatThrownBy(
            () -> CameraBackup.read("[{\"camera_id\":\"a\"},{\"camera_id\":\"b c\"}]", "f.json"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("f.json, camera b c")
        .hasMessageContaining("camera_id");
    assertThatThrownBy(
            () -> CameraBackup.read("[{\"camera_id\":\"a\"},{\"camera_id\":\"a\"}]", "f.json"))
        .hasMessageContaining("camera a twice");
    assertThatThrownBy(() -> CameraBackup.read("[{\"colour\":\"red\"}]", "f.json"))
        .hasMessageContaining("f.json, camera 1")
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> CameraBackup.read("{}", "f.json")).hasMessageContaining("JSON array");
    assertThatThrownBy(() -> CameraBackup.read("[", "f.json")).hasMessageContaining("not JSON");
  }
}
