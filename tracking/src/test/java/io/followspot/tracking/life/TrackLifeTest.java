package io.followspot.tracking.life;

import static io.followspot.tracking.tracker.TrackStatus.CONFIRMED;
import static io.followspot.tracking.tracker.TrackStatus.ENDED;
import static io.followspot.tracking.tracker.TrackStatus.LOST;
import static io.followspot.tracking.tracker.TrackStatus.STATIONARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackLifeTest {
  @Test
  void take_firstSighting_isConfirmed() {
    assertThat(types(CONFIRMED)).containsExactly(LifeEventType.CONFIRMED);
  }

  @Test
  void take_firstSightingAtRest_isConfirmedThenStationary() {
    assertThat(types(STATIONARY))
        .containsExactly(LifeEventType.CONFIRMED, LifeEventType.STATIONARY);
  }

  @Test
  void take_theSameAgain_tellsNothing() {
    assertThat(types(CONFIRMED, CONFIRMED, CONFIRMED)).hasSize(1);
  }

  @Test
  void take_walkStandWalk_isStationaryThenResumed() {
    assertThat(types(CONFIRMED, STATIONARY, STATIONARY, CONFIRMED))
        .containsExactly(LifeEventType.CONFIRMED, LifeEventType.STATIONARY, LifeEventType.RESUMED);
  }

  @Test
  void take_lostWhileStandingAndBackStanding_isRecoveredOnly() {
    assertThat(types(STATIONARY, LOST, STATIONARY))
        .containsExactly(
            LifeEventType.CONFIRMED,
            LifeEventType.STATIONARY,
            LifeEventType.LOST,
            LifeEventType.RECOVERED);
  }

  @Test
  void take_lostWhileStandingAndBackWalking_isRecoveredThenResumed() {
    assertThat(types(STATIONARY, LOST, CONFIRMED))
        .endsWith(LifeEventType.LOST, LifeEventType.RECOVERED, LifeEventType.RESUMED);
  }

  @Test
  void take_lostThenEnded_knowsWhatWasBefore() {
    TrackLife life = live(CONFIRMED, LOST, ENDED);

    assertThat(life.isOver()).isTrue();
    assertThat(life.previousStatus()).isEqualTo(LOST);
    assertThatThrownBy(() -> life.update(sighting(9, CONFIRMED)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void take_zonesAndEnd_putsTheEndLast() {
    TrackLife life = live(CONFIRMED);
    TrackInput last =
        new TrackInput(
            5,
            ENDED,
            false,
            new Point(0, 0),
            List.of(
                new RegionTransition.ZoneExited("door", 4, 1),
                new RegionTransition.LineCrossed("line", 4, true)));

    assertThat(life.update(last).events())
        .extracting(LifeEvent::type)
        .containsExactly(
            LifeEventType.ZONE_EXITED, LifeEventType.LINE_CROSSED, LifeEventType.ENDED);
    assertThat(life.update(last).events()).extracting(LifeEvent::change).containsExactly(0, 1, -1);
  }

  @Test
  void visits_beyondTheBound_forgetTheOldestFinishedOne() {
    ZoneVisits visits = ZoneVisits.NONE.entered("home", 1);
    for (int i = 0; i < 100; i++) {
      visits = visits.entered("z" + i, 10 + i).exited("z" + i, 11 + i);
    }

    assertThat(visits.all()).hasSize(ZoneVisits.MAX_VISITS);
    assertThat(visits.open()).containsExactly("home");
    assertThat(visits.all().get(ZoneVisits.MAX_VISITS - 1).zoneId()).isEqualTo("z99");
  }

  /** For any input: one confirmed, no gap, at most one ended, which is last. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void take_anyLife_isWellFormed(long seed) {
    Random random = new Random(seed);
    TrackStatus[] choices = {CONFIRMED, STATIONARY, LOST};
    List<LifeEvent> events = new ArrayList<>();
    TrackLife life = TrackLife.UNKNOWN;
    for (int i = 1; i <= 300; i++) {
      TrackStatus status = i == 300 ? ENDED : choices[random.nextInt(3)];
      LifeStep step = life.update(sighting(i, status));
      events.addAll(step.events());
      life = step.life();
      assertThat(life.status()).isEqualTo(status);
    }

    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).sequence()).isEqualTo(i + 1);
      assertThat(events.get(i).type() == LifeEventType.CONFIRMED).isEqualTo(i == 0);
      assertThat(events.get(i).type() == LifeEventType.ENDED).isEqualTo(i == events.size() - 1);
      assertThat(events.get(i).status()).isNotEqualTo(events.get(i).previousStatus());
    }
  }

  private static List<LifeEventType> types(TrackStatus... statuses) {
    List<LifeEventType> types = new ArrayList<>();
    TrackLife life = TrackLife.UNKNOWN;
    for (int i = 0; i < statuses.length; i++) {
      LifeStep step = life.update(sighting(i + 1, statuses[i]));
      step.events().forEach(e -> types.add(e.type()));
      life = step.life();
    }
    return types;
  }

  private static TrackLife live(TrackStatus... statuses) {
    TrackLife life = TrackLife.UNKNOWN;
    for (TrackStatus status : Arrays.asList(statuses)) {
      life = life.update(sighting(1, status)).life();
    }
    return life;
  }

  private static TrackInput sighting(long us, TrackStatus status) {
    return new TrackInput(
        us, status, status != LOST && status != ENDED, new Point(us, 0), List.of());
  }
}
