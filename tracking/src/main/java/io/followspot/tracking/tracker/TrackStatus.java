package io.followspot.tracking.tracker;

/** The status of a track. The order is part of saved states: append only. */
public enum TrackStatus {
  /** Detected, but not often enough to be confirmed. */
  TENTATIVE,
  /** Confirmed and moving. */
  CONFIRMED,
  /** Confirmed and not moving. */
  STATIONARY,
  /** Confirmed, but not detected for a while. */
  LOST,
  /** Final. */
  ENDED
}
