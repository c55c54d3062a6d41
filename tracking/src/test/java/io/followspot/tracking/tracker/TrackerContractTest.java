package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What any tracker must do. Truth is known: which detection is of which object. */
class TrackerContractTest {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;
  private static final double W = 40;
  private static final double H = 100;

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

  @Test
  void looks_tellTwoApartThatMeetAndTurnBack() {
    float[] red = {1, 0, 0, 0.1f};
    float[] blue = {0, 0.1f, 1, 0};
    List<FrameDetections> frames = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      double x = i < 40 ? 8 * i : 8 * (80 - i);
      Detection a = new Detection(box(100 + x, 300), 0.9, "person", red);
      Detection b = new Detection(box(780 - x, 302), 0.9, "person", blue);
      boolean hidden = a.box().iou(b.box()) > 0.2;
      frames.add(Film.frame(i, hidden ? List.of(a) : List.of(a, b)));
    }
    List<List<Observation>> seen = Film.track(new Tracker(CONFIG), frames);
    assertThat(at(seen, 79, 1).box().leftPx()).isLessThan(200);
    assertThat(at(seen, 79, 2).box().leftPx()).isGreaterThan(700);
    assertThat(at(seen, 79, 1).similarity()).isGreaterThan(0.95);
  }

  @Test
  void margin_aloneIsSureAmongTwinsIsNot() {
    List<List<Observation>> alone = run(10, i -> List.of(box(100, 300)));
    List<List<Observation>> twins = run(10, i -> List.of(box(100, 300), box(104, 300)));
    assertThat(last(alone).associationMargin()).isGreaterThan(0.5);
    assertThat(last(twins).associationMargin()).isLessThan(last(alone).associationMargin());
  }

  @Test
  void endAll_endsEachOnceAndNumberingGoesOn() {
    Tracker tracker = new Tracker(CONFIG);
    for (int i = 0; i < 5; i++) {
      tracker.track(Film.frame(i, List.of(new Detection(box(100, 300), 0.9))));
    }
    List<Observation> ends = tracker.endAll(EndReason.STREAM_ENDED, 6 * Film.FRAME_US);
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).status()).isEqualTo(TrackStatus.ENDED);
    assertThat(ends.get(0).previousStatus()).isEqualTo(TrackStatus.CONFIRMED);
    assertThat(ends.get(0).endReason()).isEqualTo(EndReason.STREAM_ENDED);
    assertThat(tracker.endAll(EndReason.STREAM_ENDED, 7 * Film.FRAME_US)).isEmpty();
    List<Observation> next =
        tracker.track(Film.frame(9, List.of(new Detection(box(100, 300), 0.9))));
    assertThat(next.get(0).ordinal()).isEqualTo(2);
  }

  @Test
  void track_timeStandsStill_isRefusedAndChangesNothing() {
    Tracker tracker = new Tracker(CONFIG);
    FrameDetections frame = Film.frame(0, List.of(new Detection(box(100, 300), 0.9)));
    tracker.track(frame);
    byte[] before = tracker.save();
    assertThatIllegalArgumentException().isThrownBy(() -> tracker.track(frame));
    assertThat(tracker.save()).isEqualTo(before);
  }

  @Test
  void frame_detectionOutside_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Film.frame(0, List.of(new Detection(new Box(1000, 10, 5, 5), 0.9))))
        .withMessageContaining("outside the frame");
  }

  @Test
  void believedBoxes_confirmedAndSeen_areThose() {
    Tracker tracker = new Tracker(CONFIG);
    tracker.track(Film.frame(0, List.of(new Detection(box(100, 300), 0.9))));
    assertThat(tracker.believedBoxes()).isEmpty();
    for (int i = 1; i < 5; i++) {
      tracker.track(Film.frame(i, List.of(new Detection(box(100, 300), 0.9))));
    }
    assertThat(tracker.believedBoxes()).hasSize(1);
    assertThat(tracker.believedBoxes().get(0).iou(box(100, 300))).isGreaterThan(0.95);
  }

  @Test
  void expectedBoxes_movingTrack_areWhereItsNextDetectionWillBe() {
    Tracker tracker = new Tracker(CONFIG);
    for (int i = 0; i < 20; i++) {
      tracker.track(Film.frame(i, List.of(new Detection(box(100 + 8 * i, 300), 0.9))));
    }
    byte[] before = tracker.save();
    List<Box> expected = tracker.expectedBoxes(Film.frame(20, List.<Detection>of()).capturedAtUs());

    assertThat(expected).hasSize(1);
    assertThat(expected.get(0).iou(box(100 + 8 * 20, 300))).isGreaterThan(0.95);
    assertThat(tracker.believedBoxes().get(0).iou(box(100 + 8 * 20, 300))).isLessThan(0.9);
    assertThat(tracker.save()).isEqualTo(before);
  }

  private static Box box(double left, double top) {
    return new Box(left, top, W, H);
  }

  private static List<List<Observation>> run(int frames, IntFunction<List<Box>> script) {
    List<List<Observation>> seen = Film.track(new Tracker(CONFIG), Film.of(frames, script));
    assertLivesAreSound(seen);
    return seen;
  }

  /** Statuses follow one another, ordinals ascend, and what ended never comes back. */
  private static void assertLivesAreSound(List<List<Observation>> seen) {
    Map<Long, TrackStatus> statuses = new HashMap<>();
    for (List<Observation> frame : seen) {
      assertThat(frame.stream().map(Observation::ordinal).toList()).isSorted();
      for (Observation o : frame) {
        TrackStatus before = statuses.getOrDefault(o.ordinal(), TrackStatus.TENTATIVE);
        assertThat(before).isNotEqualTo(TrackStatus.ENDED);
        assertThat(o.previousStatus()).isEqualTo(before);
        assertThat(o.endReason() == EndReason.NONE).isEqualTo(o.status() != TrackStatus.ENDED);
        statuses.put(o.ordinal(), o.status());
      }
    }
  }

  private static Set<Long> ordinals(List<List<Observation>> seen) {
    return seen.stream()
        .flatMap(List::stream)
        .map(Observation::ordinal)
        .collect(Collectors.toSet());
  }

  private static Set<Long> confirmed(List<List<Observation>> seen) {
    return seen.stream()
        .flatMap(List::stream)
        .filter(o -> o.status() == TrackStatus.CONFIRMED)
        .map(Observation::ordinal)
        .collect(Collectors.toSet());
  }

  private static Observation last(List<List<Observation>> seen) {
    List<Observation> frame = seen.get(seen.size() - 1);
    return frame.get(frame.size() - 1);
  }

  private static Observation at(List<List<Observation>> seen, int frame, long ordinal) {
    Optional<Observation> found =
        seen.get(frame).stream().filter(o -> o.ordinal() == ordinal).findFirst();
    return found.orElseThrow();
  }
}
