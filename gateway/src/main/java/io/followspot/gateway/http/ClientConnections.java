package io.followspot.gateway.http;

import io.undertow.server.HttpServerExchange;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * The open connections: limited in total and by client address, and closed if no complete request
 * arrives in time. A client that never finishes a request, or a TLS handshake, can do no more harm
 * than that.
 */
final class ClientConnections {
  private static final Logger log = LoggerFactory.getLogger(ClientConnections.class);
  private static final long SWEEP_EVERY_NS = Duration.ofSeconds(1).toNanos();
  private static final long TELL_EVERY_NS = Duration.ofMinutes(1).toNanos();

  private final Map<SocketAddress, Entry> open = new ConcurrentHashMap<>();
  private final Quota quota;
  private final Duration requestTimeout;
  private final AtomicLong sweptNs = new AtomicLong(System.nanoTime() - SWEEP_EVERY_NS);
  private final AtomicLong toldNs = new AtomicLong(System.nanoTime() - TELL_EVERY_NS);

  ClientConnections(ServerLimits limits) {
    quota = new Quota(limits.connections(), Long.MAX_VALUE, limits.connectionsPerAddress());
    requestTimeout = limits.requestTimeout();
  }

  private static final class Entry {
    private final StreamConnection connection;
    private final Quota.Lease lease;
    private volatile boolean hasAsked;

    Entry(StreamConnection connection, Quota.Lease lease) {
      this.connection = connection;
      this.lease = lease;
    }
  }

  /** Admits a connection, or closes it if there are too many. */
  boolean admit(StreamConnection connection) {
    SocketAddress peer = connection.getPeerAddress();
    sweep(false);
    Optional<Quota.Lease> lease = acquire(peer);
    if (lease.isEmpty()) {
      logRejection(peer);
      IoUtils.safeClose(connection);
      return false;
    }
    Entry entry = new Entry(connection, lease.get());
    Entry before = open.put(peer, entry);
    if (before != null) {
      before.lease.close();
    }
    connection
        .getIoThread()
        .executeAfter(
            () -> closeUnlessAsked(entry), requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
    return true;
  }

  private Optional<Quota.Lease> acquire(SocketAddress peer) {
    Optional<Quota.Lease> lease = quota.acquire(CallerKey.of(peer), 1);
    if (lease.isEmpty()) {
      sweep(true);
      return quota.acquire(CallerKey.of(peer), 1);
    }
    return lease;
  }

  private static void closeUnlessAsked(Entry entry) {
    if (!entry.hasAsked) {
      IoUtils.safeClose(entry.connection);
    }
  }

  /** Records that a complete request head came over a connection. */
  void hasAsked(HttpServerExchange exchange) {
    Entry entry = open.get(exchange.getConnection().getPeerAddress());
    if (entry != null) {
      entry.hasAsked = true;
    }
  }

  /**
   * Removes closed connections: at most once a second, unless a new one would be refused because of
   * them.
   */
  private void sweep(boolean now) {
    long at = System.nanoTime();
    long last = sweptNs.get();
    if ((now || at - last > SWEEP_EVERY_NS) && sweptNs.compareAndSet(last, at)) {
      open.values()
          .removeIf(
              entry -> {
                boolean closed = !entry.connection.isOpen();
                if (closed) {
                  entry.lease.close();
                }
                return closed;
              });
    }
  }

  private void logRejection(SocketAddress peer) {
    long now = System.nanoTime();
    long last = toldNs.get();
    if (now - last > TELL_EVERY_NS && toldNs.compareAndSet(last, now)) {
      log.warn(
          "Refusing connections from {}: it, or all clients together, have as many as allowed ({}"
              + " are open); see docs/operations.md",
          peer,
          quota.used());
    }
  }

  /** How many are open, including some closed within the last second. */
  int count() {
    sweep(true);
    return open.size();
  }
}
