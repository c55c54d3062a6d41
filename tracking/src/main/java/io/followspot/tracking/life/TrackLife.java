package io.followspot.tracking.life;

import io.followspot.tracking.tracker.TrackStatus;

/**
 * The life of one track: status, path and visited zones. An immutable value; {@link #update} is its
 * only transition. Its size is bounded however long the track exists.
 *
 * @param status the latest; {@code TENTATIVE} before the first input
 * @param previousStatus the last different one
 * @param standing whether the track was stationary when last detected; kept while it is lost
 * @param sequence of its latest event; 0 before the first
 * @param visits of zones
 * @param path of the anchor
 */
public record TrackLife(
    TrackStatus status,
    TrackStatus previousStatus,
    boolean standing,
    long sequence,
    ZoneVisits visits,
    Path path) {
  /** The life before the first input. */
  public static final TrackLife UNKNOWN =
      new TrackLife(
          TrackStatus.TENTATIVE, TrackStatus.TENTATIVE, false, 0, ZoneVisits.NONE, Path.EMPTY);

  /** Returns whether the track ended: there are no further events. */
  public boolean isOver() {
    return status == TrackStatus.ENDED;
  }

  /**
   * Updates by one input. Order of events: confirmed first, recovered before stationary or resumed,
   * zones and lines next, lost or ended last.
   *
   * @throws IllegalStateException if the track has ended
   */
  public LifeStep update(TrackInput sighting) {
    if (isOver()) {
      throw new IllegalStateException("the track has ended");
    }
    TrackUpdate turn = new TrackUpdate(this);
    turn.apply(sighting);
    return turn.step();
  }
}
