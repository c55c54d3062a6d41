package io.followspot.functions.endpoint;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Admits requests as far as the heap can hold them; the others wait unread, in order. Flink limits
 * what one process sends, but several may send at once, and repeat requests after a timeout.
 */
final class RequestLimiter {
  private final long maxBytes;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long taken;

  /** Admits up to this many bytes of requests at once, or one request that is larger. */
  RequestLimiter(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Admits a request at once or when there is room. Its bytes are released when its exchange ends.
   */
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

  /** Not a record: two requests of the same size must not be equal. */
  private static final class Entry {
    private final long bytes;
    private final Runnable read;

    Entry(long bytes, Runnable read) {
      this.bytes = bytes;
      this.read = read;
    }
  }
}
