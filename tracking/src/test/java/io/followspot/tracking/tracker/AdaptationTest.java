package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One configuration adapts to detectors and objects with unknown properties. */
class AdaptationTest {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;

  @Test
  void detectorWithoutFalseDetections_newObjectsAreConfirmedAtOnce() {
    Random random = new Random(1);
    Tracker tracker = new Tracker(CONFIG);
    List<Observation> last = List.of();
    for (int f = 0; f < 200; f++) {
      // A new object every ten frames, each seen in every frame for forty frames.
      List<Detection> detections = new ArrayList<>();
      for (int k = Math.max(0, f / 10 - 3); k <= f / 10; k++) {
        detections.add(new Detection(box(40 + 130 * (k % 7) + random.nextGaussian(), 300), 0.9));
      }
      last = tracker.track(Film.frame(f, detections));
      if (f == 190) {
        assertThat(last).filteredOn(o -> o.hits() == 1).hasSize(1);
        assertThat(last)
            .filteredOn(o -> o.hits() == 1)
            .allSatisfy(o -> assertThat(o.status()).isEqualTo(TrackStatus.CONFIRMED));
      }
    }
  }

  @Test
  void detectorWhoseLowScoresFlicker_needsMoreOfThemAndNotOfHighOnes() {
    Random random = new Random(2);
    Tracker tracker = new Tracker(CONFIG);
    int f = 0;
    for (; f < 200; f++) {
      tracker.track(Film.frame(f, flicker(random, f)));
    }
    int low = framesUntilConfirmed(tracker, random, f, 0.6);
    for (f += 100; f < 400; f++) {
      tracker.track(Film.frame(f, flicker(random, f)));
    }
    int high = framesUntilConfirmed(tracker, random, f, 0.9);
    assertThat(low).isGreaterThan(high);
    assertThat(high).isLessThanOrEqualTo(2);
  }

  /** Low-score detections, as of objects that do not move, start and confirm no track. */
  @Test
  void weakDetections_afterOneStrongOne_confirmNothing() {
    Tracker tracker = new Tracker(CONFIG);
    for (int f = 0; f < 30; f++) {
      double score = f == 0 ? 0.9 : 0.3;
      List<Observation> seen =
          tracker.track(Film.frame(f, List.of(new Detection(box(300, 300), score))));
      assertThat(seen).as("frame %d", f).noneMatch(Observation::reported);
    }
  }

  @Test
  void flickeringDetections_becomeNoTracks() {
    Random random = new Random(3);
    Tracker tracker = new Tracker(CONFIG);
    Set<Long> confirmed = new HashSet<>();
    for (int f = 0; f < 300; f++) {
      List<Observation> seen = tracker.track(Film.frame(f, flicker(random, f)));
      seen.stream().filter(Observation::reported).forEach(o -> confirmed.add(o.ordinal()));
    }
    // The three objects that are there, and hardly one of the hundreds of flickers.
    assertThat(confirmed.size()).isBetween(3, 5);
  }

  @Test
  void detectorThatSeesObjectsTwice_startsFewTracksOfDoubles() {
    Random random = new Random(4);
    Tracker tracker = new Tracker(CONFIG);
    Set<Long> reported = new HashSet<>();
    for (int f = 0; f < 300; f++) {
      List<Detection> detections = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        Box whole = box(60 + 180 * k + 0.2 * f, 300);
        detections.add(new Detection(whole, 0.9));
        if (random.nextInt(3) == 0) {
          detections.add(
              new Detection(
                  new Box(whole.leftPx(), whole.topPx(), whole.widthPx(), whole.heightPx() * 0.5),
                  0.9));
        }
      }
      tracker
          .track(Film.frame(f, detections))
          .forEach(
              o -> {
                if (o.reported()) {
                  reported.add(o.ordinal());
                }
              });
    }
    assertThat(reported.size()).isBetween(5, 10);
  }

  @Test
  void objectThatGrowsFast_keepsItsTrackAndItsBox() {
    Tracker tracker = new Tracker(CONFIG);
    double least = 1;
    Set<Long> ordinals = new HashSet<>();
    for (int f = 0; f < 25; f++) {
      double side = 30 * Math.pow(1.12, f);
      Box truth = new Box(500 - side, 380 - side / 2, 2 * side, side);
      List<Observation> seen = tracker.track(Film.frame(f, List.of(new Detection(truth, 0.9))));
      seen.forEach(o -> ordinals.add(o.ordinal()));
      least = Math.min(least, seen.get(0).box().iou(truth));
    }
    assertThat(ordinals).hasSize(1);
    assertThat(least).isGreaterThan(0.85);
  }

  @Test
  void wideObjectThatJumpsByAThirdOfItsWidth_keepsItsTrack() {
    Tracker tracker = new Tracker(CONFIG);
    Set<Long> ordinals = new HashSet<>();
    for (int f = 0; f < 24; f++) {
      Box box = new Box(f < 15 ? 200 : 300, 300, 300, 80);
      tracker
          .track(Film.frame(f, List.of(new Detection(box, 0.9))))
          .forEach(o -> ordinals.add(o.ordinal()));
    }
    assertThat(ordinals).hasSize(1);
  }

  @Test
  void predictedBoxes_areClaimedOnlyWhereTheyTurnOutRight() {
    // Two cameras: on one, missed objects reappear at the prediction; on the other, never.
    int returning = claimedMisses(true);
    int vanishing = claimedMisses(false);
    assertThat(returning).isGreaterThan(2 * vanishing);
  }

  /** How often, late in a film, predicted boxes were reported. */
  private static int claimedMisses(boolean returning) {
    Tracker tracker = new Tracker(CONFIG);
    int reported = 0;
    for (int f = 0; f < 600; f++) {
      List<Detection> detections = new ArrayList<>();
      for (int k = 0; k < 4; k++) {
        int phase = (f + 5 * k) % 40;
        boolean seen = returning ? phase < 34 : phase < 20;
        if (seen) {
          // An object that does not return is replaced by another one elsewhere.
          double shift = returning ? 0 : (f + 5 * k) / 40 % 2 * 60;
          detections.add(new Detection(box(60 + 220 * k + shift, 200 + shift), 0.9));
        }
      }
      List<Observation> observations = tracker.track(Film.frame(f, detections));
      if (f >= 300) {
        reported += (int) observations.stream().filter(o -> o.reported() && !o.detected()).count();
      }
    }
    return reported;
  }

  private static int framesUntilConfirmed(Tracker tracker, Random random, int from, double score) {
    for (int n = 1; n <= 50; n++) {
      List<Detection> detections = flicker(random, from + n);
      detections.add(new Detection(box(860, 500), score));
      boolean confirmed =
          tracker.track(Film.frame(from + n, detections)).stream()
              .anyMatch(o -> o.reported() && o.box().iou(box(860, 500)) > 0.5);
      if (confirmed) {
        return n;
      }
    }
    return 51;
  }

  /** Three objects that stay, of good scores, and false detections of low ones all about. */
  private static List<Detection> flicker(Random random, int f) {
    List<Detection> detections = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      detections.add(new Detection(box(100 + 150 * k + (f % 2), 40), 0.9));
    }
    for (int k = 0; k < 3; k++) {
      detections.add(
          new Detection(
              box(20 + 850 * random.nextDouble(), 180 + 250 * random.nextDouble()),
              0.55 + 0.1 * random.nextDouble()));
    }
    return detections;
  }

  private static Box box(double left, double top) {
    return new Box(left, top, 40, 100);
  }
}
