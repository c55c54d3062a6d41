package io.followspot.tracking.life;

/**
 * A zone entered or exited, or a line crossed.
 *
 * @param kind which of them
 * @param regionId the zone's or the line's id
 */
public record RegionChange(Kind kind, String regionId) {
  /** What happened between the track and the region. */
  public enum Kind {
    ENTERED,
    EXITED,
    CROSSED
  }
}
