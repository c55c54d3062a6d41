package io.followspot.tracking.life;

/** The types of track events. */
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
