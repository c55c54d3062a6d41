package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Box;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Sequences tracked with the default configuration, and checks of the observations. */
final class Replay {
  private static final TrackerConfig CONFIG = TrackerConfig.DEFAULT;
  private static final double W = 40;
  private static final double H = 100;

  private Replay() {}

  static Box box(double left, double top) {
    return new Box(left, top, W, H);
  }

  static List<List<Observation>> run(int frames, IntFunction<List<Box>> script) {
    List<List<Observation>> seen = Film.track(new Tracker(CONFIG), Film.of(frames, script));
    assertLivesAreSound(seen);
    return seen;
  }

  /** Statuses are consistent, ordinals ascend, and an ended track never reappears. */
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

  static Set<Long> ordinals(List<List<Observation>> seen) {
    return seen.stream()
        .flatMap(List::stream)
        .map(Observation::ordinal)
        .collect(Collectors.toSet());
  }

  static Set<Long> confirmed(List<List<Observation>> seen) {
    return seen.stream()
        .flatMap(List::stream)
        .filter(o -> o.status() == TrackStatus.CONFIRMED)
        .map(Observation::ordinal)
        .collect(Collectors.toSet());
  }

  static Observation last(List<List<Observation>> seen) {
    List<Observation> frame = seen.get(seen.size() - 1);
    return frame.get(frame.size() - 1);
  }

  static Observation at(List<List<Observation>> seen, int frame, long ordinal) {
    Optional<Observation> found =
        seen.get(frame).stream().filter(o -> o.ordinal() == ordinal).findFirst();
    return found.orElseThrow();
  }
}
