package io.followspot.engine.endpoint;

import io.followspot.engine.metrics.InFlightTotal;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.statefun.sdk.Address;

/**
 * Counts the bytes of messages in flight: in the requests that addresses wait for, and queued
 * behind them. Confined to the one thread of a slot.
 */
final class InFlightBytes {
  private final long maxBytes;
  private final Map<Address, Long> held = new HashMap<>();
  private long total;

  InFlightBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A request of this size was sent, with all messages that waited for it. */
  void sent(Address address, long bytes) {
    Long before = held.put(address, bytes);
    change(bytes - (before == null ? 0 : before));
  }

  /** A message of this size waits for the address's pending request, if there is one. */
  void waits(Address address, long bytes) {
    if (held.computeIfPresent(address, (a, before) -> before + bytes) != null) {
      change(bytes);
    }
  }

  /** The address has no pending request any more. */
  void done(Address address) {
    Long before = held.remove(address);
    if (before != null) {
      change(-before);
    }
  }

  /** The slot ends: nothing of it is in flight any more. */
  void end() {
    held.clear();
    change(-total);
  }

  private void change(long bytes) {
    total += bytes;
    InFlightTotal.add(bytes);
  }

  /** Whether the address has a pending request. */
  boolean isUnderWay(Address address) {
    return held.containsKey(address);
  }

  /** Whether the limit is exceeded. */
  boolean isTooMuch() {
    return total > maxBytes;
  }
}
