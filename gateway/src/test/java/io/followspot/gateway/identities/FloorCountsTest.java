package io.followspot.gateway.identities;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.store.FloorCrossing;
import io.followspot.gateway.store.FloorVisit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FloorCountsTest {
  private static final long S = 1_000_000;
  private final FloorCounts counts =
      new FloorCounts(Map.of("hall.3", "hall.2", "hall.2", "hall.1"));

  private static FloorVisit visit(String id, long fromS, long toS, boolean outOfSight) {
    return new FloorVisit(id, "door", fromS * S, toS < 0 ? FloorVisit.OPEN : toS * S, outOfSight);
  }

  private FloorCounts.ZoneTally door(FloorVisit... visits) {
    return counts
        .zones(new java.util.ArrayList<>(List.of(visits)), 100 * S, 200 * S)
        .getOrDefault("door", FloorCounts.ZoneTally.EMPTY);
  }

  @Test
  void zones_countEntriesAndExitsWithinTheTime() {
    assertThat(door(visit("hall.1", 110, 120, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 1, 1, 0));
    assertThat(door(visit("hall.1", 90, 120, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 0, 1, 0));
    assertThat(door(visit("hall.1", 110, 210, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 1, 0, 1));
    assertThat(door(visit("hall.1", 90, -1, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 0, 0, 1));
    assertThat(door(visit("hall.1", 80, 90, false))).isEqualTo(FloorCounts.ZoneTally.EMPTY);
    assertThat(door(visit("hall.1", 201, 210, false))).isEqualTo(FloorCounts.ZoneTally.EMPTY);
  }

  @Test
  void personWhoComesTwice_isOnePersonWithTwoEntries() {
    assertThat(door(visit("hall.1", 110, 120, false), visit("hall.1", 130, 140, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 2, 2, 0));
  }

  @Test
  void mergedIdentities_areOnePersonInside() {
    FloorCounts.ZoneTally merged =
        door(visit("hall.1", 110, 150, false), visit("hall.2", 112, 115, true));
    FloorCounts.ZoneTally chained =
        door(visit("hall.3", 110, 115, true), visit("hall.1", 114, 150, false));

    assertThat(merged).isEqualTo(new FloorCounts.ZoneTally(1, 1, 1, 0));
    assertThat(chained).isEqualTo(new FloorCounts.ZoneTally(1, 1, 1, 0));
    assertThat(door(visit("hall.1", 110, 150, false), visit("hall.4", 112, 115, true)))
        .isEqualTo(new FloorCounts.ZoneTally(2, 2, 2, 0));
  }

  @Test
  void whoIsSeenThereAgain_neverLeft() {
    assertThat(door(visit("hall.1", 110, 120, true), visit("hall.1", 150, 160, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 1, 1, 0));
    assertThat(door(visit("hall.1", 50, 101, true), visit("hall.1", 222, 230, false)))
        .isEqualTo(new FloorCounts.ZoneTally(1, 0, 1, 0));
  }

  @Test
  void lines_countByDirection_andTwoIdentitiesOfOnePersonOnce() {
    var lines =
        counts.lines(
            List.of(
                new FloorCrossing("hall.1", "gate", 100 * S, true),
                new FloorCrossing("hall.2", "gate", 101 * S, true),
                new FloorCrossing("hall.1", "gate", 102 * S, false),
                new FloorCrossing("hall.1", "gate", 103 * S, true),
                new FloorCrossing("hall.5", "gate", 103 * S, true),
                new FloorCrossing("hall.2", "gate", 110 * S, true)));

    assertThat(lines).containsEntry("gate", new FloorCounts.LineTally(4, 1));
  }
}
