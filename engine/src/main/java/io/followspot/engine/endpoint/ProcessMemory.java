package io.followspot.engine.endpoint;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory of this process.
 *
 * @param heapBytes the largest heap
 * @param directBytes the most memory in direct buffers
 */
record ProcessMemory(long heapBytes, long directBytes) {
  // A message is on the heap once, and once more while a checkpoint is written from a copy. The
  // rest is for fetched records (twice 16 MiB and a copy of each), Flink and all state.
  private static final int HEAP_PARTS = 6;

  // A request that is being written is in a direct buffer as a whole; network buffers take 64 MB.
  private static final int DIRECT_PARTS = 2;

  static ProcessMemory here() {
    long heap = Runtime.getRuntime().maxMemory();
    String direct =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("MaxDirectMemorySize")
            .getValue();
    // 0 means unset; then it is the heap's size.
    return new ProcessMemory(heap, direct.equals("0") ? heap : Long.parseLong(direct));
  }

  /**
   * How many bytes of messages may be in flight in one of this many slots.
   *
   * @param slots 1 or more
   */
  long share(int slots) {
    return Math.min(heapBytes / HEAP_PARTS, directBytes / DIRECT_PARTS) / slots;
  }
}
