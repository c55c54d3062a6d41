package io.followspot.gateway.alerts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest attempts to deliver alerts. Thread-safe. */
final class DeliveryLog {
  private static final int MAX_ENTRIES = 1_000;

  private final Deque<Delivery> entries = new ArrayDeque<>();

  synchronized void add(Delivery delivery) {
    if (entries.size() == MAX_ENTRIES) {
      entries.removeLast();
    }
    entries.addFirst(delivery);
  }

  /** The latest first. */
  synchronized List<Delivery> latest() {
    return List.copyOf(entries);
  }
}
