package io.followspot.identity.site;

import io.followspot.identity.filter.FloorFilter;
import io.followspot.identity.regions.RegionState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One object across cameras. */
final class Identity {
  final long ordinal;
  FloorFilter filter;
  long filterAtUs;
  long firstSeenUs;
  long lastSeenUs;

  /** Its position at that time, in metres. */
  double lastXM;

  double lastYM;
  String label;
  byte[] appearance = {};
  long sequence;
  boolean left;
  final List<Binding> bindings = new ArrayList<>();

  /** Where it is with respect to zones and lines. */
  RegionState regions = new RegionState();

  /** The older identity that this one may be; 0 for none. */
  long twin;

  long twinSinceUs;
  int twinChecks;
  double twinDistanceM;

  Identity(long ordinal, FloorFilter filter, long atUs, String label) {
    this.ordinal = ordinal;
    this.filter = filter;
    this.filterAtUs = atUs;
    this.firstSeenUs = atUs;
    this.lastSeenUs = atUs;
    this.label = label;
    this.lastXM = filter.xM();
    this.lastYM = filter.yM();
  }

  /** Predicts the filter for a time; a past time changes nothing. */
  void predict(long atUs, SiteParameters parameters) {
    if (atUs > filterAtUs) {
      // After a second without a sighting a pedestrian's velocity is no longer informative.
      boolean stale = atUs - lastSeenUs > 2_000_000;
      filter.predict(
          (atUs - filterAtUs) / 1e6,
          parameters.accelerationDensity(),
          stale ? 1.0 : Double.POSITIVE_INFINITY);
      filterAtUs = atUs;
    }
  }

  /** Cameras that saw it at or after a time. */
  List<String> camerasSince(long sinceUs) {
    TreeSet<String> cameras = new TreeSet<>();
    for (Binding binding : bindings) {
      if (binding.lastSeenUs >= sinceUs) {
        cameras.add(binding.camera);
      }
    }
    return List.copyOf(cameras);
  }

  boolean isSeenBy(String camera, long sinceUs) {
    for (Binding binding : bindings) {
      if (binding.camera.equals(camera) && binding.lastSeenUs >= sinceUs) {
        return true;
      }
    }
    return false;
  }

  /** An empty label matches every label. */
  boolean goesWith(String other) {
    return label.isEmpty() || other.isEmpty() || label.equals(other);
  }
}
