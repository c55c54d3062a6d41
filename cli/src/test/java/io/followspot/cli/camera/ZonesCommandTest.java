package io.followspot.cli.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.RegionParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZonesCommandTest {
  private static final CameraRegistration BEFORE =
      CameraRegistration.newBuilder()
          .setCameraId("lobby")
          .addZones(
              RegionParser.zone("door=0,0;1,0;1,1").toBuilder()
                  .setName("North door")
                  .setInertiaFrames(7))
          .addZones(RegionParser.zone("desk=0,0;1,0;0,1"))
          .addLines(RegionParser.line("gate=0,0;1,1").toBuilder().setName("Main gate"))
          .build();

  @Test
  void edited_zoneThatIsThere_movesAndKeepsItsNameInertiaAndPlace() {
    CameraRegistration after =
        edited(List.of(RegionParser.zone("door=0,0;0.5,0;0.5,1")), List.of(), List.of());

    Zone door = after.getZones(0);
    assertThat(door.getName()).isEqualTo("North door");
    assertThat(door.getInertiaFrames()).isEqualTo(7);
    assertThat(door.getPolygon(1).getX()).isEqualTo(0.5);
    assertThat(after.getZones(1)).isEqualTo(BEFORE.getZones(1));
    assertThat(after.getLinesList()).isEqualTo(BEFORE.getLinesList());
  }

  @Test
  void edited_lineThatIsThere_movesAndKeepsItsName() {
    Line gate =
        edited(List.of(), List.of(RegionParser.line("gate=0,1;1,0")), List.of()).getLines(0);

    assertThat(gate.getName()).isEqualTo("Main gate");
    assertThat(gate.getStart().getY()).isEqualTo(1);
  }

  @Test
  void edited_namesOfDirections_areTakenAndKept() {
    Line named =
        edited(List.of(), List.of(RegionParser.line("gate=0,1;1,0;in/out")), List.of()).getLines(0);
    assertThat(named.getForwardName()).isEqualTo("in");
    assertThat(named.getBackwardName()).isEqualTo("out");
    assertThat(named.getEnd().getX()).isEqualTo(1);

    Line moved = RegionParser.reshaped(named, RegionParser.line("gate=0,0;1,1"));
    assertThat(moved.getForwardName()).isEqualTo("in");
    assertThat(RegionParser.reshaped(named, RegionParser.line("gate=0,0;1,1;/up")))
        .satisfies(it -> assertThat(it.getForwardName()).isEmpty())
        .satisfies(it -> assertThat(it.getBackwardName()).isEqualTo("up"));
  }

  @Test
  void edited_addsAndRemovesSingleOnes() {
    CameraRegistration after =
        edited(
            List.of(RegionParser.zone("hall=0,0;1,0;1,1")),
            List.of(RegionParser.line("desk=0,0;1,1")),
            List.of("gate"));

    assertThat(after.getZonesList()).extracting(Zone::getZoneId).containsExactly("door", "hall");
    assertThat(after.getLinesList()).extracting(Line::getLineId).containsExactly("desk");
    assertThatThrownBy(() -> edited(List.of(), List.of(), List.of("window")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("lobby has no zone or line \"window\"");
  }

  private static CameraRegistration edited(
      List<Zone> zones, List<Line> lines, List<String> removed) {
    return ZonesCommand.edited(BEFORE, zones, lines, removed);
  }
}
