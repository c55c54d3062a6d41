package io.followspot.tracking.tracker;

import static io.followspot.tracking.tracker.Replay.at;
import static io.followspot.tracking.tracker.Replay.box;
import static io.followspot.tracking.tracker.Replay.confirmed;
import static io.followspot.tracking.tracker.Replay.last;
import static io.followspot.tracking.tracker.Replay.ordinals;
import static io.followspot.tracking.tracker.Replay.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What any tracker must do. Truth is known: which detection is of which object. */
class TrackerContractTest {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;

  @Test
  void stationary_forAnHour_staysOneTrackAndComesToRest() {
    Random random = new Random(1);
    List<List<Observation>> seen =
        run(
            36_000,
            i ->
                random.nextInt(10) == 0
                    ? List.of()
                    : List.of(box(300 + random.nextGaussian(), 200 + random.nextGaussian())));
    assertThat(ordinals(seen)).containsExactly(1L);
    Observation last = last(seen);
    assertThat(last.status()).isEqualTo(TrackStatus.STATIONARY);
    assertThat(last.distancePx()).isLessThan(50);
  }

  @Test
  void translating_keepsIdAndKnowsVelocityAndDistance() {
    List<List<Observation>> seen = run(100, i -> List.of(box(50 + 8 * i, 300)));
    assertThat(ordinals(seen)).containsExactly(1L);
    Observation last = last(seen);
    assertThat(last.status()).isEqualTo(TrackStatus.CONFIRMED);
    assertThat(last.velocityXPxPerS()).isBetween(75.0, 85.0);
    assertThat(last.velocityYPxPerS()).isBetween(-3.0, 3.0);
    assertThat(last.distancePx()).isBetween(760.0, 800.0);
  }

  @Test
  void accelerating_keepsId() {
    assertThat(ordinals(run(60, i -> List.of(box(50 + 0.2 * i * i, 300))))).containsExactly(1L);
  }

  @Test
  void zooming_keepsId() {
    List<List<Observation>> seen =
        run(
            60,
            i -> {
              double zoom = Math.pow(1.03, i);
              return List.of(new Box(500 - 20 * zoom, 400 - 40 * zoom, 40 * zoom, 80 * zoom));
            });
    assertThat(ordinals(seen)).containsExactly(1L);
  }

  @Test
  void crossing_keepsBothIds() {
    IntFunction<List<Box>> script = i -> List.of(box(100 + 8 * i, 300), box(860 - 8 * i, 310));
    List<List<Observation>> seen = run(95, script);
    assertThat(ordinals(seen)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(at(seen, 94, 1).box().leftPx()).isGreaterThan(800);
    assertThat(at(seen, 94, 2).box().leftPx()).isLessThan(150);
  }

  @Test
  void crossing_oneHiddenBehindTheOther_keepsBothIds() {
    IntFunction<List<Box>> script =
        i -> {
          Box front = box(100 + 8 * i, 320);
          Box back = box(860 - 8 * i, 300);
          return front.iou(back) > 0.3 ? List.of(front) : List.of(front, back);
        };
    List<List<Observation>> seen = run(95, script);
    assertThat(confirmed(seen)).hasSize(2);
    assertThat(at(seen, 94, 1).box().leftPx()).isGreaterThan(800);
    assertThat(at(seen, 94, 2).box().leftPx()).isLessThan(150);
  }

  @Test
  void occluded_forASecond_isLostAndComesBackAsItself() {
    List<List<Observation>> seen =
        run(80, i -> i >= 30 && i < 42 ? List.of() : List.of(box(100 + 8 * i, 300)));
    assertThat(ordinals(seen)).containsExactly(1L);
    assertThat(at(seen, 41, 1).status()).isEqualTo(TrackStatus.LOST);
    assertThat(at(seen, 41, 1).detected()).isFalse();
    assertThat(at(seen, 42, 1).status()).isEqualTo(TrackStatus.CONFIRMED);
    assertThat(at(seen, 42, 1).previousStatus()).isEqualTo(TrackStatus.LOST);
  }

  @Test
  void leaving_endsOnceAsExitedAndComingBackIsAnotherTrack() {
    List<List<Observation>> seen =
        run(160, i -> List.of(box(i < 60 ? 700 + 8 * i : 2000 - 9.5 * i, 300)));
    assertThat(confirmed(seen)).hasSize(2);
    List<Observation> ends =
        seen.stream().flatMap(List::stream).filter(o -> o.status() == TrackStatus.ENDED).toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).endReason()).isEqualTo(EndReason.EXITED);
    assertThat(ends.get(0).ordinal()).isEqualTo(1);
  }

  @Test
  void vanishing_endsOnceAsLost() {
    List<List<Observation>> seen = run(80, i -> i < 20 ? List.of(box(500, 300)) : List.of());
    List<Observation> ends =
        seen.stream().flatMap(List::stream).filter(o -> o.status() == TrackStatus.ENDED).toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).endReason()).isEqualTo(EndReason.LOST);
    assertThat(seen.get(79)).isEmpty();
  }

  @Test
  void falseDetection_endsTentative() {
    List<List<Observation>> seen = run(20, i -> i == 5 ? List.of(box(500, 300)) : List.of());
    assertThat(confirmed(seen)).isEmpty();
    Observation end =
        seen.stream()
            .flatMap(List::stream)
            .filter(o -> o.status() == TrackStatus.ENDED)
            .findFirst()
            .orElseThrow();
    assertThat(end.previousStatus()).isEqualTo(TrackStatus.TENTATIVE);
  }

  @Test
  void weakDetections_continueATrackButStartNone() {
    List<FrameDetections> frames = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Detection> detections = new ArrayList<>();
      detections.add(new Detection(box(100 + 5 * i, 300), i < 10 ? 0.9 : 0.2));
      detections.add(new Detection(box(700, 300), 0.3));
      frames.add(Film.frame(i, detections));
    }
    List<List<Observation>> seen = Film.track(new Tracker(CONFIG), frames);
    assertThat(ordinals(seen)).containsExactly(1L);
    assertThat(at(seen, 39, 1).hits()).isEqualTo(40);
  }

  @Test
  void cameraPanning_standingObjectKeepsIdAndRests() {
    Tracker tracker = new Tracker(CONFIG);
    Affine pan = new Affine(1, 0, 35, 0, 1, 0);
    Observation last = null;
    for (int i = 0; i < 20; i++) {
      Detection detection = new Detection(box(100 + 35 * i, 300), 0.9);
      List<Observation> seen =
          tracker.track(
              new FrameDetections(
                  (i + 1) * Film.FRAME_US, Film.WIDTH, Film.HEIGHT, List.of(detection), pan));
      assertThat(seen).hasSize(1);
      last = seen.get(0);
    }
    assertThat(last.ordinal()).isEqualTo(1);
    assertThat(Math.abs(last.velocityXPxPerS())).isLessThan(20);
    assertThat(last.distancePx()).isLessThan(10);
  }

  @Test
  void unevenTimeSteps_keepIdAndVelocity() {
    Random random = new Random(4);
    Tracker tracker = new Tracker(CONFIG);
    long at = 0;
    Observation last = null;
    for (int i = 0; i < 60; i++) {
      at += 40_000 + random.nextInt(300_000);
      Detection detection = new Detection(box(50 + 60 * at / 1e6, 300), 0.9);
      List<Observation> seen =
          tracker.track(
              new FrameDetections(
                  at, Film.WIDTH, Film.HEIGHT, List.of(detection), Affine.IDENTITY));
      last = seen.get(0);
      assertThat(seen).hasSize(1);
    }
    assertThat(last.ordinal()).isEqualTo(1);
    assertThat(last.velocityXPxPerS()).isBetween(52.0, 68.0);
  }
}
