package io.followspot.gateway.counts;

import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.zones.PathTransitions.TimedPoint;
import java.util.List;

/** The stored path of a track, relative to the picture. */
final class TrackPath {
  private TrackPath() {}

  /** Its points by time; none if the picture's size is unknown. */
  static List<TimedPoint> of(TrackSnapshot track) {
    double width = track.getFrameWidthPx();
    double height = track.getFrameHeightPx();
    if (width <= 0 || height <= 0) {
      return List.of();
    }
    return track.getPathList().stream()
        .map(p -> TimedPoint.of(p.getCapturedAtUs(), p.getXPx() / width, p.getYPx() / height))
        .toList();
  }
}
