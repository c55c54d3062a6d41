package io.followspot.tracking.tracker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Selects which of a frame's detections start tracks. */
final class NewTracks {
  private final TrackerConfig config;
  private final TrackerState state;
  private final TrackMatcher matcher;
  private final Overlaps overlaps;
  private int notBegun;

  NewTracks(TrackerConfig config, TrackerState state, TrackMatcher matcher, Overlaps overlaps) {
    this.config = config;
    this.state = state;
    this.matcher = matcher;
    this.overlaps = overlaps;
  }

  /** The indexes of those detections, in the order of the frame. */
  List<Integer> in(FrameDetections frame) {
    List<Integer> newcomers = new ArrayList<>();
    for (int d = 0; d < frame.detections().size(); d++) {
      boolean sure = frame.detections().get(d).score() >= config.minScore();
      if (sure && matcher.trackOf(d) < 0 && !isDouble(frame, d)) {
        newcomers.add(d);
      }
    }
    List<Integer> begun = strongest(newcomers, frame);
    notBegun = newcomers.size() - begun.size();
    return begun;
  }

  /** How many of the latest frame exceeded the track budget. */
  int notBegun() {
    return notBegun;
  }

  /** Returns whether the detection mostly repeats a matched one. */
  private boolean isDouble(FrameDetections frame, int d) {
    return overlaps.ofTaken(frame.detections(), d) > config.life().doubleOverlap();
  }

  /** Those within the budget, in the order of the frame; among equals the first. */
  private List<Integer> strongest(List<Integer> all, FrameDetections frame) {
    if (all.isEmpty()) {
      return all;
    }
    RemainingBudget budget = new RemainingBudget(config.room(), state);
    return all.stream()
        .sorted(Comparator.comparingDouble((Integer d) -> -frame.detections().get(d).score()))
        .filter(d -> budget.reserve(frame.detections().get(d).label()))
        .sorted()
        .toList();
  }
}
