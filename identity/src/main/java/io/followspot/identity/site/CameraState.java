package io.followspot.identity.site;

/** What a site knows of one of its cameras. */
final class CameraState {
  final String cameraId;

  /** Capture time of its newest frame. */
  long newestUs = Long.MIN_VALUE;

  /** How far its foot points lie off the site's consensus, in metres. */
  double offsetXM;

  double offsetYM;

  /** Sightings that taught the offset. */
  int lessons;

  /** Mean variance of its foot points in square metres; 0 if unknown. */
  double variance;

  CameraState(String cameraId) {
    this.cameraId = cameraId;
  }
}
