package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;
import java.util.List;

/** The overlaps of a frame's detections with matched detections. */
final class Overlaps {
  private final TrackerConfig config;
  private final TrackerState state;
  private final TrackMatcher matcher;

  Overlaps(TrackerConfig config, TrackerState state, TrackMatcher matcher) {
    this.config = config;
    this.state = state;
    this.matcher = matcher;
  }

  /** The largest IoU of the detection with another, matched one. */
  double ofTaken(List<Detection> detections, int d) {
    Box box = detections.get(d).box();
    double most = 0;
    for (int other = 0; other < detections.size(); other++) {
      if (other != d && matcher.trackOf(other) >= 0) {
        most = Math.max(most, box.iou(detections.get(other).box()));
      }
    }
    return most;
  }

  /** Returns whether the detection overlaps that of a known object. */
  boolean ofKnown(List<Detection> detections, int d) {
    Box box = detections.get(d).box();
    for (int other = 0; other < detections.size(); other++) {
      int track = other == d ? -1 : matcher.trackOf(other);
      if (track >= 0
          && !state.tracks.get(track).isTentative()
          && box.iou(detections.get(other).box()) > config.existence().overlap()) {
        return true;
      }
    }
    return false;
  }
}
