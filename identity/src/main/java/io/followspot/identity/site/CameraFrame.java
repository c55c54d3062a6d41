package io.followspot.identity.site;

import java.util.Comparator;
import java.util.List;

/**
 * The tracks of one camera in one frame.
 *
 * @param cameraId of a camera of the site
 * @param capturedAtUs capture time; greater than that of the camera's previous frame
 * @param sightings tracks that were detected in it, in any order
 */
public record CameraFrame(String cameraId, long capturedAtUs, List<TrackSighting> sightings) {
  /** Most sightings of a frame that are used; the state is bounded. */
  static final int MAX_SIGHTINGS = 200;

  /** The order in which a site processes frames. */
  static final Comparator<CameraFrame> ORDER =
      Comparator.comparingLong(CameraFrame::capturedAtUs).thenComparing(CameraFrame::cameraId);

  /** Approximate size in the state while it waits. */
  int waitingBytes() {
    int bytes = cameraId.length() + 16;
    for (TrackSighting sighting : sightings) {
      bytes +=
          48
              + sighting.trackId().length()
              + sighting.label().length()
              + sighting.appearance().length;
    }
    return bytes;
  }

  /** Sorts the sightings by track id. */
  public CameraFrame {
    sightings =
        sightings.stream()
            .sorted(Comparator.comparing(TrackSighting::trackId))
            .limit(MAX_SIGHTINGS)
            .toList();
  }
}
