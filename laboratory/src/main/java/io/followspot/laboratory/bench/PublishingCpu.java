package io.followspot.laboratory.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * CPU time of publishing within this process: of the threads that publish, and of the network
 * threads of their producers. Thread-safe.
 */
final class PublishingCpu {
  private static final String NETWORK_THREAD = "kafka-producer-network-thread";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> before = networkThreads();
  private final AtomicLong publishingNs = new AtomicLong();

  /** Adds what the calling thread has used since it began to publish. */
  void addSince(long cpuNs) {
    publishingNs.addAndGet(nowNs() - cpuNs);
  }

  /** The CPU time of the calling thread, in nanoseconds. */
  long nowNs() {
    return threads.getCurrentThreadCpuTime();
  }

  /** Milliseconds since this was created; to be called before the producers are closed. */
  double ms() {
    long ns = publishingNs.get();
    for (Map.Entry<Long, Long> thread : networkThreads().entrySet()) {
      ns += Math.max(0, thread.getValue() - before.getOrDefault(thread.getKey(), 0L));
    }
    return ns / 1e6;
  }

  private Map<Long, Long> networkThreads() {
    Map<Long, Long> found = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(NETWORK_THREAD)) {
        found.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return found;
  }
}
