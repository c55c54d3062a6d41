package io.followspot.engine.endpoint;

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
    total += bytes - (before == null ? 0 : before);
  }

  /** A message of this size waits for the address's pending request, if there is one. */
  void waits(Address address, long bytes) {
    if (held.computeIfPresent(address, (a, before) -> before + bytes) != null) {
      total += bytes;
    }
  }

  /** The address has no pending request any more. */
  void done(Address address) {
    Long before = held.remove(address);
    total -= before == null ? 0 : before;
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
