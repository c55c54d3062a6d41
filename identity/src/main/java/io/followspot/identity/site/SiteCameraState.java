package io.followspot.identity.site;

/** What a site knows of one of its cameras. */
final class SiteCameraState {
  final String cameraId;

  /** Capture time of its newest frame. */
  long newestUs = Long.MIN_VALUE;

  /** Whether it fell behind for too long: it is waited for no longer than a moment. */
  boolean absent;

  /** Whether it said that its stream has ended: it is not waited for. */
  boolean ended;

  /** How far its foot points lie off the site's consensus, in metres. */
  double offsetXM;

  double offsetYM;

  /** Sightings that taught the offset. */
  int lessons;

  /** Mean variance of its foot points in square metres; 0 if unknown. */
  double variance;

  SiteCameraState(String cameraId) {
    this.cameraId = cameraId;
  }
}
