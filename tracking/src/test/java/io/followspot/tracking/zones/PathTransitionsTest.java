package io.followspot.tracking.zones;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.life.Path;
import io.followspot.tracking.zones.PathTransitions.TimedPoint;
import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import io.followspot.tracking.zones.RegionTransition.ZoneEntered;
import io.followspot.tracking.zones.RegionTransition.ZoneExited;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTransitionsTest {
  private static final double ASPECT = 2;
  private static final double BOX_HEIGHT = 0.2;
  private static final Line GATE =
      new Line("gate", new RelativePoint(0.5, 0.9), new RelativePoint(0.5, 0.3));
  private static final Zone DOOR =
      new Zone(
          "door",
          List.of(
              new RelativePoint(0.4, 0.2),
              new RelativePoint(0.6, 0.2),
              new RelativePoint(0.6, 0.8),
              new RelativePoint(0.4, 0.8)));

  @Test
  void across_straightThrough_isOnceAtTheTimeOfThePassage() {
    assertThat(across(at(0, 0.3, 0.5), at(4, 0.7, 0.5)))
        .containsExactly(new LineCrossed("gate", 2_000_000, true));
    assertThat(across(at(0, 0.6, 0.5), at(4, 0.2, 0.5)))
        .containsExactly(new LineCrossed("gate", 1_000_000, false));
  }

  @Test
  void across_roundAnEndOfTheLine_isNone() {
    assertThat(across(at(0, 0.3, 0.5), at(2, 0.5, 0.2), at(4, 0.7, 0.5))).isEmpty();
    assertThat(across(at(0, 0.3, 0.95), at(4, 0.7, 0.95))).isEmpty();
  }

  @Test
  void across_thereAndBack_isOnceEachWay() {
    assertThat(across(at(0, 0.3, 0.5), at(4, 0.7, 0.5), at(8, 0.3, 0.5)))
        .containsExactly(
            new LineCrossed("gate", 2_000_000, true), new LineCrossed("gate", 6_000_000, false));
  }

  @Test
  void across_lingeringOnTheLine_isOnceAndNotAtEveryStep() {
    List<TimedPoint> path = new ArrayList<>(List.of(at(0, 0.3, 0.5)));
    for (int i = 1; i < 20; i++) {
      path.add(at(i, i % 2 == 0 ? 0.499 : 0.501, 0.5));
    }
    path.add(at(20, 0.7, 0.5));
    assertThat(PathTransitions.across(GATE, path, ASPECT, BOX_HEIGHT))
        .singleElement()
        .satisfies(crossed -> assertThat(crossed.forward()).isTrue());
  }

  @Test
  void across_noPathOrOnePoint_isNone() {
    assertThat(across()).isEmpty();
    assertThat(across(at(0, 0.5, 0.5))).isEmpty();
    assertThat(PathTransitions.through(DOOR, List.of())).isEmpty();
    assertThat(PathTransitions.through(DOOR, List.of(at(0, 0.5, 0.5)))).isEmpty();
  }

  @Test
  void stays_areAllTimesInside_howeverShort() {
    assertThat(
            PathTransitions.stays(
                DOOR, List.of(at(0, 0.3, 0.5), at(4, 0.7, 0.5), at(4.004, 0.3, 0.5))))
        .containsExactly(
            new PathTransitions.Stay(1_000_000, 3_000_000),
            new PathTransitions.Stay(4_001_000, 4_003_000));
    assertThat(PathTransitions.stays(DOOR, List.of(at(0, 0.3, 0.1), at(4, 0.7, 0.1)))).isEmpty();
  }

  @Test
  void stays_ofOnePoint_areThatPoint() {
    assertThat(PathTransitions.stays(DOOR, List.of(at(3, 0.5, 0.5))))
        .containsExactly(new PathTransitions.Stay(3_000_000, 3_000_000));
    assertThat(PathTransitions.stays(DOOR, List.of(at(3, 0.1, 0.5)))).isEmpty();
    assertThat(PathTransitions.stays(DOOR, List.of())).isEmpty();
  }

  @Test
  void through_aZone_isEntryAndExitWithDwell() {
    assertThat(PathTransitions.through(DOOR, List.of(at(0, 0.3, 0.5), at(4, 0.7, 0.5))))
        .containsExactly(
            new ZoneEntered("door", 1_000_000), new ZoneExited("door", 3_000_000, 2_000_000));
  }

  @Test
  void through_beginningAndEndingInside_isEnteredAtItsBeginAndLeftAtItsEnd() {
    assertThat(PathTransitions.through(DOOR, List.of(at(1, 0.45, 0.5), at(3, 0.55, 0.5))))
        .containsExactly(
            new ZoneEntered("door", 1_000_000), new ZoneExited("door", 3_000_000, 2_000_000));
  }

  @Test
  void through_aCornerForAMoment_isNothing() {
    // Over the corner itself, and inside for less than a tenth of a second.
    assertThat(PathTransitions.through(DOOR, List.of(at(0, 0.3, 0.3), at(1, 0.5, 0.1)))).isEmpty();
    assertThat(PathTransitions.through(DOOR, List.of(at(0, 0.3, 0.3), at(1, 0.5, 0.12)))).isEmpty();
    assertThat(
            PathTransitions.through(
                DOOR,
                List.of(at(0, 0.5, 0.5), at(4, 0.5, 0.81), at(4.1, 0.5, 0.5), at(9, 0.5, 0.3))))
        .containsExactly(new ZoneEntered("door", 0), new ZoneExited("door", 9_000_000, 9_000_000));
  }

  @Test
  void through_aZoneAtTheEdge_holdsWhoStandsBeyondIt() {
    Zone edge =
        new Zone(
            "edge",
            List.of(
                new RelativePoint(0, 0.5),
                new RelativePoint(1, 0.5),
                new RelativePoint(1, 1),
                new RelativePoint(0, 1)));
    assertThat(PathTransitions.through(edge, List.of(at(0, 0.5, 0.4), at(1, 0.5, 1.2)))).hasSize(2);
  }

  /** A random walk, with each of its points: a line counts it as it does live. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void across_everyPoint_countsAsLive(long seed) {
    Random random = new Random(seed);
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    List<TimedPoint> path = new ArrayList<>();
    double x = 0.3;
    double y = 0.5;
    for (int i = 0; i < 600; i++) {
      x = Math.max(0, Math.min(1, x + random.nextGaussian() * 0.06));
      y = Math.max(0, Math.min(1, y + random.nextGaussian() * 0.03));
      walk.to(x, y);
      path.add(TimedPoint.of(walk.nowUs(), x, y));
    }
    assertThat(directions(PathTransitions.across(GATE, path, ASPECT, BOX_HEIGHT)))
        .isEqualTo(directions(walk.transitions))
        .isNotEmpty();
  }

  /** The path as it is stored: half a pixel of tolerance, and as many crossings. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void across_storedPath_countsAsLive(long seed) {
    Random random = new Random(seed);
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    Path path = Path.EMPTY;
    for (int i = 0; i < 300; i++) {
      double x = 0.5 - 0.4 * Math.cos(i * 0.06) + random.nextGaussian() * 0.002;
      double y = 0.6 + random.nextGaussian() * 0.002;
      walk.to(x, y);
      path = path.to(walk.nowUs(), new Point(x * 1_000, y * 500));
    }
    List<TimedPoint> stored =
        path.points().stream()
            .map(it -> TimedPoint.of(it.capturedAtUs(), it.xPx() / 1_000, it.yPx() / 500))
            .toList();
    assertThat(stored.size()).isLessThanOrEqualTo(Path.MAX_POINTS);
    assertThat(directions(PathTransitions.across(GATE, stored, ASPECT, BOX_HEIGHT)))
        .isEqualTo(directions(walk.transitions))
        .hasSizeGreaterThan(4);
  }

  private static List<Boolean> directions(List<? extends RegionTransition> transitions) {
    return transitions.stream().map(it -> ((LineCrossed) it).forward()).toList();
  }

  private static List<LineCrossed> across(TimedPoint... path) {
    return PathTransitions.across(GATE, List.of(path), ASPECT, BOX_HEIGHT);
  }

  private static TimedPoint at(double seconds, double x, double y) {
    return TimedPoint.of(Math.round(seconds * 1_000_000), x, y);
  }
}
