package io.followspot.gateway.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest frame of every camera. A client that waits for the next one buffers nothing: it gets
 * the latest at each read, so a slow client skips frames and never lags.
 */
public final class LatestFrames implements LiveRoutes.Frames {
  private final Map<String, LiveFrame> latest = new HashMap<>();

  /** Takes a picture; one that comes late is dropped. */
  public synchronized void put(LiveFrame frame) {
    LiveFrame before = latest.get(frame.cameraId());
    if (before == null || frame.isAfter(before)) {
      latest.put(frame.cameraId(), frame);
      notifyAll();
    }
  }

  synchronized void clear() {
    latest.clear();
  }

  @Override
  public synchronized List<LiveFrame> awaitNewer(
      Set<String> cameras, Map<String, LiveFrame> seen, Duration patience)
      throws InterruptedException {
    long giveUpAt = System.nanoTime() + patience.toNanos();
    while (true) {
      List<LiveFrame> newer = newer(cameras.isEmpty() ? latest.keySet() : cameras, seen);
      long leftMs = (giveUpAt - System.nanoTime()) / 1_000_000L;
      if (!newer.isEmpty() || leftMs <= 0) {
        return newer;
      }
      wait(leftMs);
    }
  }

  private List<LiveFrame> newer(Collection<String> cameras, Map<String, LiveFrame> seen) {
    List<LiveFrame> newer = new ArrayList<>();
    for (String camera : cameras) {
      LiveFrame frame = latest.get(camera);
      LiveFrame before = seen.get(camera);
      if (frame != null && (before == null || frame.isAfter(before))) {
        newer.add(frame);
      }
    }
    return newer;
  }
}
