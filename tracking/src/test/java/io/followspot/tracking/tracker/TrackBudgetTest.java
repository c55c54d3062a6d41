package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackBudgetTest {
  private static final int EACH = TrackerStateCodec.TRACK_BYTES;

  @Test
  void track_roomForTwo_beginsTheStrongestAndCountsTheOthers() {
    Tracker tracker = new Tracker(withRoomFor(2));

    List<Observation> first = tracker.track(frame(1, 0.7, 0.9, 0.8, 0.95));

    assertThat(first).extracting(Observation::ordinal).containsExactly(1L, 2L);
    assertThat(first).extracting(o -> o.box().leftPx()).containsExactly(200.0, 600.0);
    assertThat(tracker.notBegun()).isEqualTo(2);

    assertThat(tracker.track(frame(2, 0.7, 0.9, 0.8, 0.95))).hasSize(2);
    assertThat(tracker.notBegun()).as("each frame counts anew").isEqualTo(2);
  }

  @Test
  void track_enoughRoom_beginsAllInTheOrderOfTheFrame() {
    Tracker tracker = new Tracker(withRoomFor(4));

    assertThat(tracker.track(frame(1, 0.7, 0.9, 0.8, 0.95)))
        .extracting(o -> o.box().leftPx())
        .containsExactly(0.0, 200.0, 400.0, 600.0);
    assertThat(tracker.notBegun()).isZero();
  }

  @Test
  void track_fullOfLooks_takesNoMoreThanItsRoom() {
    Tracker tracker = new Tracker(withRoomFor(8));
    for (int i = 1; i < 50; i++) {
      tracker.track(frame(i, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9));
    }
    assertThat(tracker.save().length).isLessThanOrEqualTo(8 * EACH + 40);
  }

  @Test
  void room_belowNothing_isRefused() {
    assertThatThrownBy(() -> new TrackBudget(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** And for their label. */
  private static TrackerConfig withRoomFor(int tracks) {
    return TrackerConfig.DEFAULT.withRoom(
        new TrackBudget(tracks * (EACH + 10) + 2 + "person".length(), 10));
  }

  private static FrameDetections frame(int number, double... scores) {
    List<Detection> detections = new ArrayList<>();
    float[] look = new float[96];
    Arrays.fill(look, (float) Math.sqrt(1 / 96.0));
    for (int i = 0; i < scores.length; i++) {
      detections.add(new Detection(new Box(200 * i, 100, 50, 120), scores[i], "person", look));
    }
    return new FrameDetections(number * 100_000L, 1_920, 1_080, detections, Affine.IDENTITY);
  }
}
