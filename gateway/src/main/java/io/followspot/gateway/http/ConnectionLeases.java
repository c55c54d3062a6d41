package io.followspot.gateway.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leases to release at the end of the request, or of its connection if that comes first: a request
 * whose connection breaks is not always completed.
 */
final class ConnectionLeases {
  private static final AttachmentKey<ConnectionLeases> KEY =
      AttachmentKey.create(ConnectionLeases.class);

  private final Set<Quota.Lease> leases = ConcurrentHashMap.newKeySet();

  private ConnectionLeases() {}

  /** Closes a lease at the end of the request. */
  static void untilEnd(HttpServerExchange exchange, Quota.Lease lease) {
    ConnectionLeases all = of(exchange.getConnection());
    all.leases.add(lease);
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          all.giveBack(lease);
          next.proceed();
        });
    if (!exchange.getConnection().isOpen()) {
      all.giveBack(lease);
    }
  }

  private void giveBack(Quota.Lease lease) {
    if (leases.remove(lease)) {
      lease.close();
    }
  }

  private static ConnectionLeases of(ServerConnection connection) {
    synchronized (connection) {
      ConnectionLeases present = connection.getAttachment(KEY);
      if (present != null) {
        return present;
      }
      ConnectionLeases all = new ConnectionLeases();
      connection.putAttachment(KEY, all);
      connection.addCloseListener(closed -> Set.copyOf(all.leases).forEach(all::giveBack));
      return all;
    }
  }
}
