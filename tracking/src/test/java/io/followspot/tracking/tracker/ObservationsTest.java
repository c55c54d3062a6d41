package io.followspot.tracking.tracker;

import static io.followspot.tracking.tracker.Replay.at;
import static io.followspot.tracking.tracker.Replay.box;
import static io.followspot.tracking.tracker.Replay.last;
import static io.followspot.tracking.tracker.Replay.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contents of observations, and a tracker's answers to queries and invalid input. */
class ObservationsTest {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;

  /** Seen whole, after its bonnet. */
  private static final Box CAR = new Box(300, 200, 60, 120);

  @Test
  void claimed_missedForAMoment_staysClaimedUntilLost() {
    List<List<Observation>> seen =
        run(40, i -> i < 20 ? List.of(box(100 + 8 * i, 300)) : List.of());
    Observation missed = at(seen, 21, 1);
    assertThat(missed.detected()).isFalse();
    assertThat(missed.reported()).isTrue();
    assertThat(missed.box().iou(box(100 + 8 * 21, 300))).isGreaterThan(0.8);
    Observation lost = at(seen, 26, 1);
    assertThat(lost.status()).isEqualTo(TrackStatus.LOST);
    assertThat(lost.reported()).isFalse();
  }

  @Test
  void claimed_youngTrackMissed_isNot() {
    List<List<Observation>> seen = run(6, i -> i < 2 ? List.of(box(100, 300)) : List.of());
    assertThat(at(seen, 0, 1).reported()).isFalse();
    assertThat(at(seen, 1, 1).reported()).isTrue();
    assertThat(at(seen, 2, 1).reported()).isFalse();
  }

  @Test
  void confirmed_everyOtherFrameMissed_neverIs() {
    List<List<Observation>> seen = run(40, i -> i % 2 == 0 ? List.of(box(100, 300)) : List.of());
    assertThat(Replay.confirmed(seen)).isEmpty();
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

  /** A car that enters: at first its bonnet, then its roof, twice as high. */
  @Test
  void follows_youngTrackWhoseBoxDoubles_staysOne() {
    assertThat(tracksOfCar(3, CAR, 0)).isEqualTo(1);
    assertThat(tracksOfCar(3, CAR, Detection.NEW)).isEqualTo(2);
  }

  /** Two who meet are found as one by one of them. */
  @Test
  void follows_knownTrackWhoseBoxDoubles_isAnother() {
    assertThat(tracksOfCar(20, CAR, 0)).isEqualTo(2);
    // So little that only the age of the track tells.
    Box twiceAsWideAndHigh = new Box(286, 240, 56, 80);
    assertThat(tracksOfCar(3, twiceAsWideAndHigh, 0)).isEqualTo(1);
    assertThat(tracksOfCar(20, twiceAsWideAndHigh, 0)).isEqualTo(2);
  }

  private static long tracksOfCar(int framesBefore, Box whole, int follows) {
    List<FrameDetections> frames = new ArrayList<>();
    for (int i = 0; i < framesBefore + 10; i++) {
      Box box = i >= framesBefore ? whole : new Box(300, 280, 28, 40);
      Detection car = new Detection(box, 0.9, "", new float[0], i == framesBefore ? follows : -1);
      frames.add(Film.frame(i, List.of(car)));
    }
    return Film.track(new Tracker(CONFIG), frames).stream()
        .flatMap(List::stream)
        .mapToLong(Observation::ordinal)
        .distinct()
        .count();
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
}
