package io.followspot.tracking.life;

/** What can happen to a track that others hear of. */
public enum LifeEventType {
  CONFIRMED,
  STATIONARY,
  RESUMED,
  ZONE_ENTERED,
  ZONE_EXITED,
  LINE_CROSSED,
  LOST,
  RECOVERED,
  ENDED
}
