package io.followspot.identity.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.identity.calibration.FloorPoint;
import io.followspot.identity.regions.FloorTransition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One identity on a floor with the zone x 4 to 6 and the line x = 5 from south to north. */
class RegionStateTest {
  private static final long FRAME_US = 100_000;
  private static final FloorRegions HALL =
      regions(
          new FloorZone(List.of(at(4, 0), at(6, 0), at(6, 10), at(4, 10))),
          new FloorLine(at(5, 0), at(5, 10)));

  private RegionState state = new RegionState();
  private final List<FloorTransition> seen = new ArrayList<>();
  private long atUs;

  private static FloorPoint at(double xM, double yM) {
    return new FloorPoint(xM, yM);
  }

  private static FloorRegions regions(FloorZone zone, FloorLine line) {
    TreeMap<String, FloorZone> zones = new TreeMap<>();
    zones.put("middle", zone);
    TreeMap<String, FloorLine> lines = new TreeMap<>();
    lines.put("gate", line);
    return new FloorRegions(zones, lines);
  }

  private void walk(double fromXM, double toXM, double yM, int frames) {
    for (int n = 0; n < frames; n++) {
      double x = fromXM + (toXM - fromXM) * n / Math.max(1, frames - 1);
      seen.addAll(state.move(HALL, atUs, x, yM));
      atUs += FRAME_US;
    }
  }

  private List<Kind> kinds() {
    return seen.stream().map(FloorTransition::kind).toList();
  }

  @Test
  void walkThrough_entersCrossesAndExitsOnce() {
    walk(3, 7, 5, 41);

    assertThat(kinds()).containsExactly(Kind.ZONE_ENTERED, Kind.LINE_CROSSED, Kind.ZONE_EXITED);
    FloorTransition exit = seen.get(2);
    assertThat(seen.get(0).atUs()).isEqualTo(10 * FRAME_US);
    assertThat(exit.dwellUs()).isEqualTo(exit.atUs() - seen.get(0).atUs());
    assertThat(exit.atUs()).isBetween(32 * FRAME_US, 33 * FRAME_US);
    assertThat(exit.outOfSight()).isFalse();
    assertThat(state.zones()).isEmpty();
  }

  @Test
  void crossing_toTheRightSeenFromTheStart_isForward() {
    walk(4.2, 5.8, 5, 10);
    walk(5.8, 4.2, 5, 10);

    assertThat(seen.stream().filter(it -> it.kind() == Kind.LINE_CROSSED))
        .extracting(FloorTransition::forward)
        .containsExactly(true, false);
  }

  @Test
  void placesThatJitterAtTheSide_enterOnce() {
    for (int n = 0; n < 40; n++) {
      walk(4 + (n / 4 % 2 == 0 ? 0.1 : -0.1), 0, 5, 1);
    }

    assertThat(kinds()).containsExactly(Kind.ZONE_ENTERED);
    assertThat(state.zones()).containsExactly("middle");
  }

  @Test
  void placesThatJitterAtTheLine_crossOnce() {
    walk(4.2, 5.1, 5, 10);
    for (int n = 0; n < 10; n++) {
      walk(5 + (n % 2 == 0 ? 0.15 : -0.15), 0, 5, 1);
    }
    walk(5.1, 5.8, 5, 10);

    assertThat(kinds()).containsOnlyOnce(Kind.LINE_CROSSED);
  }

  @Test
  void wayAroundTheEndOfTheLine_isNoCrossing() {
    walk(4.5, 4.5, 9.5, 5);
    seen.addAll(state.move(HALL, atUs, 4.5, 10.5));
    seen.addAll(state.move(HALL, atUs + FRAME_US, 5.5, 10.5));
    atUs += 2 * FRAME_US;
    walk(5.5, 5.5, 9.5, 5);

    assertThat(kinds()).doesNotContain(Kind.LINE_CROSSED);
  }

  @Test
  void stayBelowAFifthOfASecond_doesNotCount() {
    walk(4.5, 4.5, 5, 2);
    walk(3, 3, 5, 5);

    assertThat(seen).isEmpty();
  }

  @Test
  void inZoneWhenSeenLast_leavesItOutOfSight() {
    walk(4.5, 4.5, 5, 5);

    assertThat(state.leave(400_000))
        .containsExactly(FloorTransition.exited("middle", 400_000, 0, true));
    assertThat(state.zones()).isEmpty();
    assertThat(state.leave(400_000)).isEmpty();
  }

  @Test
  void returnElsewhere_crossesNothingBetween() {
    walk(4.5, 4.5, 5, 5);
    state.leave(400_000);
    seen.clear();
    walk(8, 8, 5, 5);

    assertThat(seen).isEmpty();
  }

  @Test
  void zoneThatIsTakenAway_isLeft() {
    walk(4.5, 4.5, 5, 5);

    assertThat(state.move(FloorRegions.NONE, atUs, 4.5, 5))
        .containsExactly(FloorTransition.exited("middle", atUs, 0, false));
  }

  @Test
  void stateAsBytes_continuesTheSame() {
    walk(3, 7, 5, 41);
    List<FloorTransition> once = List.copyOf(seen);
    seen.clear();
    state = new RegionState();
    atUs = 0;
    for (int n = 0; n <= 40; n++) {
      walk(3 + 0.1 * n, 0, 5, 1);
      TreeSet<String> ids = new TreeSet<>(List.of("another"));
      RegionCodec.addIds(state, ids);
      List<String> table = List.copyOf(ids);
      state = RegionCodec.read(RegionCodec.write(state, table), table);
    }

    assertThat(seen).isEqualTo(once);
    walk(7, 4.5, 5, 26);
    assertThat(state.zones()).containsExactly("middle");
  }

  @Test
  void tooManyZonesAndLinesWithoutLength_areRejected() {
    TreeMap<String, FloorZone> zones = new TreeMap<>();
    for (int i = 0; i <= FloorRegions.MAX_EACH; i++) {
      zones.put("z" + i, HALL.zones().get("middle"));
    }

    assertThatThrownBy(() -> new FloorRegions(zones, new TreeMap<>()))
        .hasMessageContaining("16 floor zones");
    assertThatThrownBy(() -> new FloorLine(at(1, 1), at(1, 1.005))).hasMessageContaining("starts");
  }
}
