package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FilterSetting;
import io.followspot.protos.v1.FilterType;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;
import io.followspot.terminal.CliException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RegistrationTest {
  @Test
  void applyTo_zonesAndLines_areUnderstood() {
    CameraRegistration said =
        apply(
            CameraRegistration.getDefaultInstance(),
            "--zone=door=0.1,0.2;0.3,0.2;0.3,0.9",
            "--line=gate=0.5,0;0.5,1");

    Zone zone = said.getZones(0);
    assertThat(zone.getZoneId()).isEqualTo("door");
    assertThat(zone.getPolygonList()).extracting("x").containsExactly(0.1, 0.3, 0.3);
    Line line = said.getLines(0);
    assertThat(line.getLineId()).isEqualTo("gate");
    assertThat(line.getEnd().getY()).isEqualTo(1);
  }

  @Test
  void applyTo_whatIsNotSaid_staysAsItWas() {
    CameraRegistration before =
        apply(
            CameraRegistration.getDefaultInstance(),
            "--name=Lobby",
            "--zone=door=0,0;1,0;1,1",
            "--set=tracking.min_hits=5");

    CameraRegistration after = apply(before, "--detector=onnx");

    assertThat(after.getName()).isEqualTo("Lobby");
    assertThat(after.getZonesCount()).isEqualTo(1);
    assertThat(after.getTracking().getMinHits()).isEqualTo(5);
    assertThat(after.getVision().getDetector()).isEqualTo("onnx");
  }

  @Test
  void applyTo_groups_replaceThoseBefore_andAnEmptyOneAll() {
    CameraRegistration before =
        apply(CameraRegistration.getDefaultInstance(), "--group=North wing", "--group=Doors");

    assertThat(before.getGroupsList()).containsExactly("North wing", "Doors");
    assertThat(apply(before, "--name=Lobby").getGroupsList()).hasSize(2);
    assertThat(apply(before, "--group=Yard").getGroupsList()).containsExactly("Yard");
    assertThat(apply(before, "--group=").getGroupsList()).isEmpty();
  }

  @Test
  void applyTo_historyRetention_isADuration_andAnEmptyOneTheDefault() {
    CameraRegistration week =
        apply(CameraRegistration.getDefaultInstance(), "--history-retention=P7D");

    assertThat(week.getHistoryRetentionUs()).isEqualTo(7 * 86_400_000_000L);
    assertThat(apply(week, "--name=Lobby").getHistoryRetentionUs())
        .isEqualTo(week.getHistoryRetentionUs());
    assertThat(apply(week, "--history-retention=").hasHistoryRetentionUs()).isFalse();
    assertThatThrownBy(() -> apply(week, "--history-retention=7d"))
        .hasMessageContaining("7d")
        .hasMessageContaining("P7D");
  }

  @Test
  void applyTo_settingsOfEveryType_areSet() {
    CameraRegistration said =
        apply(
            CameraRegistration.getDefaultInstance(),
            "--set=vision.shadow_rule=false",
            "--set=vision.min_area_fraction=0.01",
            "--set=vision.motion_compensation=affine",
            "--set=reporting.heartbeat_us=250000");

    assertThat(said.getVision().hasShadowRule()).isTrue();
    assertThat(said.getVision().getShadowRule()).isFalse();
    assertThat(said.getVision().getMinAreaFraction()).isEqualTo(0.01);
    assertThat(said.getVision().getMotionCompensation()).isEqualTo("affine");
    assertThat(said.getReporting().getHeartbeatUs()).isEqualTo(250_000);
  }

  @Test
  @SuppressWarnings("deprecation")
  void applyTo_textOfASetting_isRegisteredAsAMessage() {
    CameraRegistration.Builder before = CameraRegistration.newBuilder();
    before.getVisionBuilder().setFilters("median").setModelHead("yolox").setToneCurve("0:0");

    CameraRegistration after =
        apply(
            before.build(),
            "--set=vision.filters=clahe:2",
            "--unset=vision.tone_curve",
            "--set=vision.model_output.classes=box, fork lift");

    assertThat(after.getVision().getFilters()).isEmpty();
    assertThat(after.getVision().getToneCurve()).isEmpty();
    assertThat(after.getVision().getModelHead()).isEqualTo("yolox");
    assertThat(after.getVision().getPixels().getFiltersList())
        .containsExactly(
            FilterSetting.newBuilder()
                .setType(FilterType.FILTER_TYPE_CLAHE)
                .setStrength(2)
                .build());
    assertThat(after.getVision().getModelOutput().getClassesList())
        .containsExactly("box", "fork lift");
    assertThat(apply(after, "--unset=vision.filters").getVision().hasPixels()).isFalse();
    assertThatThrownBy(() -> apply(after, "--set=vision.filters=sepia"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("vision.filters is \"sepia\"");
  }

  @Test
  void applyTo_unset_givesTheDefaultBack() {
    CameraRegistration before =
        apply(
            CameraRegistration.getDefaultInstance(),
            "--set=vision.shadow_rule=false",
            "--set=vision.detector=none",
            "--set=tracking.min_hits=5");

    CameraRegistration after =
        apply(before, "--unset=vision.shadow_rule", "--unset=vision.detector");

    assertThat(after.getVision().hasShadowRule()).isFalse();
    assertThat(after.getVision().getDetector()).isEmpty();
    assertThat(after.getTracking().getMinHits()).isEqualTo(5);
  }

  @Test
  void applyTo_sourceWithPassword_losesIt() {
    assertThat(
            apply(CameraRegistration.getDefaultInstance(), "--source=rtsp://me:secret@host/1")
                .getSource())
        .isEqualTo("rtsp://***@host/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set=min_hits=5",
        "--unset=min_hits",
        "--unset=tracking.min_hits=5",
        "--unset=vision.colour",
        "--set=tracking.min_hits",
        "--set=tracking.min_hits=many",
        "--set=vision.shadow_rule=perhaps",
        "--set=zones.name=x",
        "--zone=0,0;1,0;1,1",
        "--zone=door=0,0;1,0;1",
        "--zone=door=0,0;1,0;a,b",
        "--zone=a door=0,0;1,0;1,1",
        "--line=gate=0,0;1,0;1,1",
        "--line=gate=NaN,0;1,0"
      })
  void applyTo_whatCanNotBeMeant_isAComplaint(String argument) {
    assertThatThrownBy(() -> apply(CameraRegistration.getDefaultInstance(), argument))
        .isInstanceOf(CliException.class);
  }

  private static CameraRegistration apply(CameraRegistration before, String... arguments) {
    RegistrationOptions options = new RegistrationOptions();
    new CommandLine(new Command(options)).parseArgs(arguments);
    return options.applyTo(before);
  }

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin private final RegistrationOptions options;

    Command(RegistrationOptions options) {
      this.options = options;
    }
  }
}
