package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.List;

/**
 * What a frame says about a track, as far as its life is concerned.
 *
 * @param capturedAtUs capture time of the frame in microseconds
 * @param status after the frame; not {@code TENTATIVE}: such tracks do not exist for others
 * @param seen whether the frame has a detection of it, so that the anchor is no mere prediction
 * @param anchor bottom centre of the box
 * @param changes of zones and lines, in order
 */
public record TrackInput(
    long capturedAtUs,
    TrackStatus status,
    boolean seen,
    Point anchor,
    List<RegionTransition> changes) {
  /** Refuses a tentative track. */
  public TrackInput {
    if (status == TrackStatus.TENTATIVE) {
      throw new IllegalArgumentException("a tentative track has no life to tell of");
    }
    changes = List.copyOf(changes);
  }
}
