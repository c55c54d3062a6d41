package io.followspot.tracking.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judged by CPU time, which a busy machine does not stretch. */
class CrowdSpeedIT {
  private static final double LIMIT_MS = 15;

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

  @Test
  void track_thousandPeople_takesLessThanFifteenMilliseconds() {
    List<FrameDetections> walk = Crowd.walk(1000, 120, 7);
    long[] best = new long[walk.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    for (int round = 0; round < 5; round++) {
      Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
      for (int f = 0; f < walk.size(); f++) {
        long before = clock.getCurrentThreadCpuTime();
        tracker.track(walk.get(f));
        best[f] = Math.min(best[f], clock.getCurrentThreadCpuTime() - before);
      }
    }
    // Not the mean but each frame, including the slowest, after compilation.
    assertThat(Arrays.stream(best).max().orElseThrow() / 1e6).isLessThan(LIMIT_MS);
  }
}
