package io.followspot.tracking.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.tracking.tracker.TrackerConfig;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a frame costs in memory does not depend on how many came before. */
class AllocationTest {
  private static final int PEOPLE = 20;
  private static final int WINDOW = 1_000;
  private static final int WINDOWS = 9;

  private final ThreadMXBean meter = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void track_longWalk_allocatesAndSavesNoMoreAtItsEnd() {
    List<FrameDetections> walk = Crowd.walk(PEOPLE, WINDOW * WINDOWS, 3);
    Tracker tracker = new Tracker(TrackerConfig.DEFAULT);
    long[] bytes = new long[WINDOWS];
    int[] state = new int[WINDOWS];
    for (int w = 0; w < WINDOWS; w++) {
      long before = meter.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (FrameDetections frame : walk.subList(w * WINDOW, (w + 1) * WINDOW)) {
        tracker.track(frame);
      }
      bytes[w] = meter.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      state[w] = tracker.save().length;
    }

    assertThat(bytes[WINDOWS - 1]).isLessThan((long) (1.1 * Math.max(bytes[1], bytes[2])));
    assertThat(state[WINDOWS - 1]).isLessThan((int) (1.3 * state[0]));
  }
}
