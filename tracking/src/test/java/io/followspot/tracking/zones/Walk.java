package io.followspot.tracking.zones;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import java.util.ArrayList;
import java.util.List;

/** Walks tracks past a monitor, ten frames a second in a frame of 1000 x 500 pixels. */
final class Walk {
  static final long FRAME_US = 100_000;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 500;

  ZoneMonitor monitor;
  final List<RegionTransition> transitions = new ArrayList<>();
  private long frame;

  /** Frames with a detection; its age is 10 frames. */
  long hits = 10;

  Walk(ZoneMonitor monitor) {
    this.monitor = monitor;
  }

  long nowUs() {
    return frame * FRAME_US;
  }

  /** The next frame has track 1 with its anchor here, in fractions of the frame. */
  Walk to(double x, double y) {
    return see(1, x, y, TrackStatus.CONFIRMED, true);
  }

  Walk lost(double x, double y) {
    return see(1, x, y, TrackStatus.LOST, false);
  }

  Walk end() {
    return see(1, 0.5, 0.5, TrackStatus.ENDED, false);
  }

  Walk see(long ordinal, double x, double y, TrackStatus status, boolean detected) {
    frame++;
    Box box = new Box(x * WIDTH - 20, y * HEIGHT - 100, 40, 100);
    long lastSeenUs = detected ? nowUs() : nowUs() - FRAME_US;
    Observation seen =
        new Observation(
            ordinal,
            status,
            TrackStatus.CONFIRMED,
            status == TrackStatus.ENDED ? EndReason.LOST : EndReason.NONE,
            detected,
            detected,
            box,
            0,
            0,
            "",
            1,
            -1,
            1,
            hits,
            10,
            0,
            0,
            lastSeenUs,
            0);
    transitions.addAll(monitor.observe(seen, WIDTH, HEIGHT, nowUs()));
    return this;
  }
}
