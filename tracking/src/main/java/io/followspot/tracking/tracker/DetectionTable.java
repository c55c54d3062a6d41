package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Box;
import java.util.Arrays;
import java.util.List;

/** A frame's detections, laid out for comparing each with many tracks. Reuses its arrays. */
final class DetectionTable {
  private static final float[] NO_LOOK = {};
  private static final int STRIDE = 4;

  private double[] geometry = {};
  private float[][] looks = {};

  void set(List<Detection> detections) {
    int n = detections.size();
    if (looks.length < n) {
      geometry = new double[2 * STRIDE * n];
      looks = new float[2 * n][];
    }
    Arrays.fill(looks, NO_LOOK);
    for (int d = 0; d < n; d++) {
      Box box = detections.get(d).box();
      geometry[STRIDE * d] = box.leftPx() + box.widthPx() / 2;
      geometry[STRIDE * d + 1] = box.topPx() + box.heightPx() / 2;
      geometry[STRIDE * d + 2] = box.widthPx();
      geometry[STRIDE * d + 3] = box.heightPx();
      float[] appearance = detections.get(d).appearance();
      if (appearance.length > 0) {
        looks[d] = Appearance.fold(appearance);
      }
    }
  }

  double centreXPx(int detection) {
    return geometry[STRIDE * detection];
  }

  double centreYPx(int detection) {
    return geometry[STRIDE * detection + 1];
  }

  double widthPx(int detection) {
    return geometry[STRIDE * detection + 2];
  }

  double heightPx(int detection) {
    return geometry[STRIDE * detection + 3];
  }

  /** The folded descriptor, empty if there is none. */
  float[] appearanceOf(int detection) {
    return looks[detection];
  }
}
