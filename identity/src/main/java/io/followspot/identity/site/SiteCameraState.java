package io.followspot.identity.site;

/** A site's state of one camera. */
final class SiteCameraState {
  final String cameraId;

  /** Capture time of its newest frame. */
  long newestUs = Long.MIN_VALUE;

  /** Whether it is absent: it fell behind for too long, and the site does not wait for it. */
  boolean absent;

  /** Whether its stream has ended: the site does not wait for it. */
  boolean ended;

  /** Offset of its foot points from the site's consensus, in metres. */
  double offsetXM;

  double offsetYM;

  /** Number of sightings that updated the offset. */
  int lessons;

  /** Mean variance of its foot points in square metres; 0 if unknown. */
  double variance;

  SiteCameraState(String cameraId) {
    this.cameraId = cameraId;
  }
}
