package io.followspot.gateway.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The latest picture of every camera. Whoever waits for the next one holds no pictures back: he
 * gets the latest when he comes, so a slow reader skips some and is never behind.
 */
final class LatestFrames {
  private final Map<String, LiveFrame> latest = new HashMap<>();

  synchronized void put(LiveFrame frame) {
    LiveFrame before = latest.get(frame.cameraId());
    if (before == null || frame.isAfter(before)) {
      latest.put(frame.cameraId(), frame);
      notifyAll();
    }
  }

  synchronized Optional<LiveFrame> get(String cameraId) {
    return Optional.ofNullable(latest.get(cameraId));
  }

  synchronized void clear() {
    latest.clear();
  }

  /**
   * Waits until there are pictures later than those that were seen.
   *
   * @param cameras which cameras; empty means all
   * @param seen the last picture of each camera that the caller has
   * @return them; empty if none came in time
   */
  synchronized List<LiveFrame> awaitNewer(
      Set<String> cameras, Map<String, LiveFrame> seen, long timeoutMs)
      throws InterruptedException {
    long giveUpAt = System.nanoTime() + timeoutMs * 1_000_000L;
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
