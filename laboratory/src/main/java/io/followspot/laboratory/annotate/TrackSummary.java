package io.followspot.laboratory.annotate;

import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.zones.RegionTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of one confirmed track at the end of a film. */
final class TrackSummary {
  private static final long SHORT_LIFE_US = 1_000_000;
  private static final double FEW_DETECTIONS = 0.5;
  private static final double SMALL_MOVEMENT = 0.25;

  private final long ordinal;
  private final List<RegionTransition.LineCrossed> crossings = new ArrayList<>();
  private Observation latest;
  private long detectedFrames;
  private long frames;

  TrackSummary(Observation first) {
    ordinal = first.ordinal();
    latest = first;
  }

  void update(Observation observation) {
    latest = observation;
    frames++;
    if (observation.detected()) {
      detectedFrames++;
    }
  }

  void crossed(RegionTransition.LineCrossed crossing) {
    crossings.add(crossing);
  }

  long ordinal() {
    return ordinal;
  }

  String label() {
    return latest.label().isEmpty() ? "moving object" : latest.label();
  }

  long firstSeenUs() {
    return latest.firstSeenUs();
  }

  long lastSeenUs() {
    return latest.lastSeenUs();
  }

  /** Share of the frames, from confirmation to the last detection, that have a detection. */
  double detectedShare() {
    long seen = Math.max(1, frames - latest.misses());
    return Math.min(1, detectedFrames / (double) seen);
  }

  double distancePx() {
    return latest.distancePx();
  }

  List<RegionTransition.LineCrossed> crossings() {
    return crossings;
  }

  /** Reasons to doubt that this track is an object; empty if there are none. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    long livedUs = lastSeenUs() - firstSeenUs();
    if (livedUs < SHORT_LIFE_US) {
      doubts.add(String.format(Locale.ROOT, "lived %.1f s only", livedUs / 1e6));
    }
    if (detectedShare() < FEW_DETECTIONS) {
      doubts.add(
          String.format(Locale.ROOT, "detected in %.0f %% of its frames", 100 * detectedShare()));
    }
    double size = Math.max(latest.box().widthPx(), latest.box().heightPx());
    if (distancePx() < SMALL_MOVEMENT * size) {
      doubts.add("moved less than a quarter of its size");
    }
    return doubts;
  }
}
