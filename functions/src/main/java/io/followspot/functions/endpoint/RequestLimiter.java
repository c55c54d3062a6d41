package io.followspot.functions.endpoint;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lets requests be read as far as the heap holds them; the others wait, unread, in their order.
 * Flink bounds what it sends, but several of its processes may send at once, and send again what
 * they gave up waiting for.
 */
final class RequestLimiter {
  private final long maxBytes;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long taken;

  /** Holds so many bytes of requests, or one that is larger. */
  RequestLimiter(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Reads a request, at once or when there is room. Its room is free again once it has ended. */
  void enter(HttpServerExchange exchange, long bytes, Runnable read) {
    Entry entry = new Entry(bytes, () -> exchange.getIoThread().execute(read));
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          leave(entry);
          next.proceed();
        });
    synchronized (this) {
      waiting.add(entry);
    }
    admit();
  }

  private void leave(Entry entry) {
    synchronized (this) {
      if (!waiting.remove(entry)) {
        taken -= entry.bytes;
      }
    }
    admit();
  }

  private void admit() {
    List<Entry> admitted = new ArrayList<>();
    synchronized (this) {
      while (!waiting.isEmpty() && (taken == 0 || taken + waiting.element().bytes <= maxBytes)) {
        Entry next = waiting.remove();
        taken += next.bytes;
        admitted.add(next);
      }
    }
    admitted.forEach(entry -> entry.read.run());
  }

  /** Two requests of the same size are not the same: no record. */
  private static final class Entry {
    private final long bytes;
    private final Runnable read;

    Entry(long bytes, Runnable read) {
      this.bytes = bytes;
      this.read = read;
    }
  }
}
