package io.followspot.tracking.tracker;

/** Where a track stands in its life. The order is part of saved states: append only. */
public enum TrackStatus {
  /** Seen, but not often enough to be believed. */
  TENTATIVE,
  /** Believed and moving. */
  CONFIRMED,
  /** Believed and standing. */
  STATIONARY,
  /** Believed, but not seen in the latest frame or frames. */
  LOST,
  /** Over; it never comes back. */
  ENDED
}
