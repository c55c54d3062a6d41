package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.TrackStatus;
import io.followspot.tracking.zones.RegionTransition;
import java.util.List;

/**
 * The part of a track's observation that its life cycle depends on.
 *
 * @param capturedAtUs capture time of the frame in microseconds
 * @param status after the frame; not {@code TENTATIVE}: such tracks are not reported
 * @param seen whether the frame has a detection of it, so that the anchor is measured, not
 *     predicted
 * @param anchor bottom centre of the box
 * @param changes of zones and lines, in order
 */
public record TrackInput(
    long capturedAtUs,
    TrackStatus status,
    boolean seen,
    Point anchor,
    List<RegionTransition> changes) {
  /** Rejects a tentative track. */
  public TrackInput {
    if (status == TrackStatus.TENTATIVE) {
      throw new IllegalArgumentException("a tentative track has no events");
    }
    changes = List.copyOf(changes);
  }
}
