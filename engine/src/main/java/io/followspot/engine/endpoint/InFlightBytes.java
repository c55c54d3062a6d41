package io.followspot.engine.endpoint;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.statefun.sdk.Address;

/**
 * How many bytes of messages are under way: in the request that an address waits for, and behind
 * it. Belongs to the one thread of a slot.
 */
final class InFlightBytes {
  private final long maxBytes;
  private final Map<Address, Long> held = new HashMap<>();
  private long total;

  InFlightBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A request of this size was sent, with all that was waiting for it. */
  void sent(Address address, long bytes) {
    Long before = held.put(address, bytes);
    total += bytes - (before == null ? 0 : before);
  }

  /** A message of this size waits for the address's request to be answered, if there is one. */
  void waits(Address address, long bytes) {
    if (held.computeIfPresent(address, (a, before) -> before + bytes) != null) {
      total += bytes;
    }
  }

  /** The address waits for nothing any more. */
  void done(Address address) {
    Long before = held.remove(address);
    total -= before == null ? 0 : before;
  }

  /** Whether the address waits for a request to be answered. */
  boolean isUnderWay(Address address) {
    return held.containsKey(address);
  }

  /** Whether there is more than the memory is to hold. */
  boolean isTooMuch() {
    return total > maxBytes;
  }
}
