package io.followspot.identity.site;

/** The assignment of a camera's track to an identity. */
final class Binding {
  final String camera;
  final String trackId;
  long sinceUs;
  long lastSeenUs;

  /** Learned height of the object in metres; 0 if unknown. */
  double heightM;

  int heights;

  /** Since when the track has been too far from the identity; 0 if it is not. */
  long misfitSinceUs;

  /** Distance from the identity's position, smoothed, in metres. */
  double distanceM;

  Binding(String camera, String trackId, long sinceUs) {
    this.camera = camera;
    this.trackId = trackId;
    this.sinceUs = sinceUs;
    this.lastSeenUs = sinceUs;
  }

  void learnHeight(double metres) {
    heights = Math.min(heights + 1, 50);
    heightM += (metres - heightM) / heights;
  }
}
