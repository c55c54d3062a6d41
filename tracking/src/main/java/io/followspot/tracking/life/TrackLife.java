package io.followspot.tracking.life;

import io.followspot.tracking.tracker.TrackStatus;

/**
 * The life of one track: what happened to it, where it went, which zones it visited. A value;
 * {@link #update} is its only rule. Bounded however long the track lives.
 *
 * @param status the latest; {@code TENTATIVE} before the first sighting
 * @param previousStatus the last other one
 * @param standing whether the track stood when it was last seen, through times of being lost
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
  /** A life of which nothing is known yet. */
  public static final TrackLife UNKNOWN =
      new TrackLife(
          TrackStatus.TENTATIVE, TrackStatus.TENTATIVE, false, 0, ZoneVisits.NONE, Path.EMPTY);

  /** Tells whether the track ended: nothing can happen to it any more. */
  public boolean isOver() {
    return status == TrackStatus.ENDED;
  }

  /**
   * Goes on by one sighting. Events come in the order in which they make sense: confirmed first,
   * recovered before stationary or resumed, zones and lines next, lost or ended last.
   *
   * @throws IllegalStateException if the track is over
   */
  public LifeStep update(TrackInput sighting) {
    if (isOver()) {
      throw new IllegalStateException("the track is over");
    }
    TrackUpdate turn = new TrackUpdate(this);
    turn.apply(sighting);
    return turn.step();
  }
}
