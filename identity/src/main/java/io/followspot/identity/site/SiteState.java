package io.followspot.identity.site;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A site's state while a step runs. */
final class SiteState {
  final TreeMap<String, SiteCameraState> cameras = new TreeMap<>();

  /** Frames that wait for others, in {@link CameraFrame#ORDER}. */
  final List<CameraFrame> waiting = new ArrayList<>();

  /** In order of creation. */
  final List<Identity> identities = new ArrayList<>();

  long nextOrdinal = 1;

  /** Everything up to this time has been processed. */
  long watermarkUs = Long.MIN_VALUE;

  /** Number of frames that arrived after their time was processed. */
  long lateFrames;

  SiteCameraState camera(String cameraId) {
    return cameras.computeIfAbsent(cameraId, SiteCameraState::new);
  }
}
