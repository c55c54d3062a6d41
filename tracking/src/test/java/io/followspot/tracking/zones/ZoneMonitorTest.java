package io.followspot.tracking.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneMonitorTest {
  private static final Zone DOOR = zone("door", 0.4, 0.2, 0.6, 0.8);
  private static final Zone HALL = zone("hall", 0.6, 0.2, 0.9, 0.8);

  /** Straight up the middle of the frame: right of it is forward. */
  private static final Line GATE =
      new Line("gate", new RelativePoint(0.5, 0.9), new RelativePoint(0.5, 0.3));

  @Test
  void observe_throughAZone_entersAndExitsOnceWithDwell() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of()));
    for (int i = 0; i < 20; i++) {
      walk.to(0.255 + i * 0.03, 0.5);
    }

    // In frames 6 to 12: 0.405 to 0.585.
    assertThat(walk.transitions)
        .containsExactly(
            new ZoneEntered("door", 600_000), new ZoneExited("door", 1_300_000, 700_000));
  }

  @Test
  void observe_fewerFramesThanInertia_saysNothing() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of()));
    walk.to(0.3, 0.5).to(0.5, 0.5).to(0.5, 0.5).to(0.3, 0.5).to(0.5, 0.5).to(0.5, 0.5).to(0.3, 0.5);

    assertThat(walk.transitions).isEmpty();
  }

  @Test
  void observe_fromZoneToNeighbour_exitsBeforeItEnters() {
    Walk walk = new Walk(new ZoneMonitor(List.of(HALL, DOOR), List.of()));
    for (int i = 0; i < 5; i++) {
      walk.to(0.5, 0.5);
    }
    for (int i = 0; i < 5; i++) {
      walk.to(0.7, 0.5);
    }

    assertThat(walk.transitions)
        .containsExactly(
            new ZoneEntered("door", 100_000),
            new ZoneExited("door", 600_000, 500_000),
            new ZoneEntered("hall", 600_000));
  }

  @Test
  void observe_endInsideAZone_exitsWhenLastSeenAndForgets() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of(GATE)));
    byte[] empty = walk.monitor.save();
    walk.to(0.45, 0.5).to(0.45, 0.5).to(0.45, 0.5).lost(0.9, 0.5).lost(0.95, 0.5).end();

    assertThat(walk.transitions).hasSize(2);
    assertThat(walk.transitions.get(1)).isEqualTo(new ZoneExited("door", 500_000, 400_000));
    assertThat(walk.monitor.save()).isEqualTo(empty);
  }

  @Test
  void observe_tentativeTrack_isNotCounted() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of(GATE)));
    for (double x : new double[] {0.45, 0.45, 0.45, 0.55, 0.55}) {
      walk.see(1, x, 0.5, TrackStatus.TENTATIVE, true);
    }

    assertThat(walk.transitions).isEmpty();
  }

  @Test
  void observe_feetBelowTheFrame_areInAZoneThatReachesTheEdge() {
    Walk walk = new Walk(new ZoneMonitor(List.of(zone("edge", 0, 0.5, 1, 1)), List.of()));
    walk.to(0.5, 1.2).to(0.5, 1.0).to(1.1, 1.0);

    assertThat(walk.transitions).containsExactly(new ZoneEntered("edge", 100_000));
  }

  @Test
  void observe_acrossTheLine_tellsTheDirection() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.to(0.3, 0.5).to(0.45, 0.5).to(0.55, 0.5).to(0.7, 0.5).to(0.4, 0.5);

    assertThat(walk.transitions)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("confidence")
        .containsExactly(
            new LineCrossed("gate", 300_000, true), new LineCrossed("gate", 500_000, false));
  }

  @Test
  void observe_lingersOnTheLineAndGoesBack_hasNotCrossed() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.to(0.3, 0.5).to(0.495, 0.5).to(0.505, 0.5).to(0.495, 0.5).to(0.505, 0.5).to(0.3, 0.5);

    assertThat(walk.transitions).isEmpty();
  }

  @Test
  void observe_roundTheEndOfTheLine_hasNotCrossed() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.to(0.4, 0.5).to(0.4, 0.25).to(0.6, 0.25).to(0.6, 0.5);

    assertThat(walk.transitions).isEmpty();
  }

  @Test
  void observe_lostOnOneSideFoundOnTheOther_hasCrossed() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.to(0.4, 0.5).lost(0.45, 0.5).lost(0.5, 0.5).to(0.6, 0.5);

    assertThat(walk.transitions)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("confidence")
        .containsExactly(new LineCrossed("gate", 400_000, true));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void observe_onePassUnderJitter_crossesExactlyOnce(long seed) {
    Random random = new Random(seed);
    for (int trial = 0; trial < 200; trial++) {
      Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
      double step = 0.0005 + random.nextDouble() * 0.02;
      // The margin is 0.022 heights, 0.011 widths; jitter of up to that may touch but not clear it.
      double jitter = 0.0105;
      for (double x = 0.4; x < 0.6; x += step) {
        double shake = (2 * random.nextDouble() - 1) * jitter;
        walk.to(x + shake, 0.6 + shake);
      }
      assertThat(walk.transitions).hasSize(1);
      assertThat(((LineCrossed) walk.transitions.get(0)).forward()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void observe_anyWalk_alternatesAndPairs(long seed) {
    Random random = new Random(seed);
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of(WALL)));
    double x = 0.5;
    for (int i = 0; i < 5000; i++) {
      x = Math.max(0.3, Math.min(0.7, x + 0.02 * random.nextGaussian()));
      walk.to(x, 0.5 + 0.01 * random.nextGaussian());
    }
    walk.end();

    boolean inside = false;
    Boolean last = null;
    long dwellUs = 0;
    long stayUs = 0;
    long enteredAtUs = 0;
    for (RegionTransition transition : walk.transitions) {
      if (transition instanceof LineCrossed crossed) {
        assertThat(crossed.forward()).isNotEqualTo(last);
        last = crossed.forward();
      } else if (transition instanceof ZoneEntered entered) {
        assertThat(inside).isFalse();
        inside = true;
        enteredAtUs = entered.atUs();
      } else if (transition instanceof ZoneExited exited) {
        assertThat(inside).isTrue();
        inside = false;
        dwellUs += exited.dwellUs();
        stayUs += exited.atUs() - enteredAtUs;
      }
    }
    assertThat(inside).isFalse();
    assertThat(dwellUs).isEqualTo(stayUs).isPositive();
    assertThat(walk.transitions.size()).isGreaterThan(20);
  }

  /** Extends beyond the frame, so that no track passes around its ends. */
  private static final Line WALL =
      new Line("wall", new RelativePoint(0.5, 2), new RelativePoint(0.5, -1));

  @Test
  void restore_betweenAnyTwoFrames_changesNothing() {
    List<Zone> zones = List.of(DOOR, HALL);
    Walk one = new Walk(new ZoneMonitor(zones, List.of(GATE)));
    Walk other = new Walk(new ZoneMonitor(zones, List.of(GATE)));
    Random random = new Random(3);
    for (int i = 0; i < 600; i++) {
      double x = random.nextDouble();
      long ordinal = 1 + random.nextInt(4);
      TrackStatus status = TrackStatus.values()[1 + random.nextInt(4)];
      one.see(ordinal, x, 0.5, status, status != TrackStatus.LOST);
      other.see(ordinal, x, 0.5, status, status != TrackStatus.LOST);
      byte[] state = other.monitor.save();
      assertThat(one.monitor.save()).isEqualTo(state);
      other.monitor = ZoneMonitor.restore(zones, List.of(GATE), state);
    }
    assertThat(other.transitions).isEqualTo(one.transitions).isNotEmpty();
  }

  @Test
  void restore_withoutTheZone_exitsAtTheNextObservation() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of()));
    walk.to(0.5, 0.5).to(0.5, 0.5).to(0.5, 0.5);
    walk.monitor = ZoneMonitor.restore(List.of(HALL), List.of(), walk.monitor.save());
    walk.to(0.5, 0.5);

    assertThat(walk.transitions.get(1)).isEqualTo(new ZoneExited("door", 400_000, 300_000));
  }

  @Test
  void restore_fiftyTracksInTwoZones_isSmall() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR, zone("all", 0, 0, 1, 1)), List.of(GATE)));
    for (int i = 0; i < 200; i++) {
      walk.see(1 + i % 50, 0.45, 0.5, TrackStatus.CONFIRMED, true);
    }

    assertThat(walk.monitor.save().length).isLessThan(5000);
  }

  @Test
  void restore_damagedState_isRefused() {
    Walk walk = new Walk(new ZoneMonitor(List.of(DOOR), List.of()));
    walk.to(0.5, 0.5);
    byte[] state = walk.monitor.save();

    for (int length = 0; length < state.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(state, length);
      assertThatThrownBy(() -> ZoneMonitor.restore(List.of(DOOR), List.of(), cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ZoneMonitor.restore(List.of(), List.of(), new byte[] {9, 0, 0}))
        .hasMessageContaining("version 9");
  }

  @Test
  void zone_badPolygon_isRefusedByName() {
    assertThatThrownBy(() -> new Zone("z", List.of(p(0, 0), p(1, 1))))
        .hasMessageContaining("zone z has 2 corners");
    assertThatThrownBy(() -> new Zone("z", List.of(p(0, 0), p(1, 1), p(1, 0), p(0, 1))))
        .hasMessageContaining("side 1 crosses side 3");
    assertThatThrownBy(() -> new Zone("z", List.of(p(0, 0), p(0.5, 0.5), p(1, 1))))
        .hasMessageContaining("no area");
    assertThatThrownBy(() -> zone("a b", 0, 0, 1, 1)).hasMessageContaining("'a b'");
    assertThatThrownBy(() -> p(640, 0)).hasMessageContaining("640");
    assertThatThrownBy(() -> new Line("l", p(0.2, 0.2), p(0.2, 0.2)))
        .hasMessageContaining("line l");
    assertThatThrownBy(
            () -> new ZoneMonitor(List.of(DOOR), List.of(new Line("door", p(0, 0), p(1, 0)))))
        .hasMessageContaining("two regions have the id 'door'");
  }

  private static Zone zone(String id, double left, double top, double right, double bottom) {
    return new Zone(id, List.of(p(left, top), p(right, top), p(right, bottom), p(left, bottom)));
  }

  private static RelativePoint p(double x, double y) {
    return new RelativePoint(x, y);
  }
}
