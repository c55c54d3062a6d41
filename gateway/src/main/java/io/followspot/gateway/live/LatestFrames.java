package io.followspot.gateway.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest frame of every camera. Clients buffer nothing: each read returns the latest, so a slow
 * client skips frames and never lags.
 */
public final class LatestFrames implements LiveRoutes.Frames {
  private final Map<String, LiveFrame> latest = new HashMap<>();
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  /** Stores a picture; one that comes late is dropped. */
  public void put(LiveFrame frame) {
    if (keep(frame)) {
      listeners.forEach(Runnable::run);
    }
  }

  private synchronized boolean keep(LiveFrame frame) {
    LiveFrame before = latest.get(frame.cameraId());
    if (before == null || frame.isAfter(before)) {
      latest.put(frame.cameraId(), frame);
      notifyAll();
      return true;
    }
    return false;
  }

  @Override
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void forget(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  public synchronized List<LiveFrame> newer(Set<String> cameras, Map<String, LiveFrame> seen) {
    return pick(cameras.isEmpty() ? latest.keySet() : cameras, seen);
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
      List<LiveFrame> newer = pick(cameras.isEmpty() ? latest.keySet() : cameras, seen);
      long leftMs = (giveUpAt - System.nanoTime()) / 1_000_000L;
      if (!newer.isEmpty() || leftMs <= 0) {
        return newer;
      }
      wait(leftMs);
    }
  }

  private List<LiveFrame> pick(Collection<String> cameras, Map<String, LiveFrame> seen) {
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
