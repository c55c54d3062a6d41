package io.followspot.gateway.http;

import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.Caller;
import io.followspot.process.TokenLine;
import io.undertow.server.HttpServerExchange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key under which limits count a client.
 *
 * @param address the client's address; of IPv6 the first 64 bits, which one client has to itself
 * @param token the hash of the token that admitted the client; empty where none was needed
 */
public record CallerKey(String address, String token) {
  private static final int IPV6_PREFIX_BYTES = 8;

  /** The client at the other end of a connection, whatever it requests. */
  public static CallerKey of(SocketAddress peer) {
    return new CallerKey(addressOf(peer), "");
  }

  /** The key of a request that was admitted as this client. */
  // Identity comparison: an operator with a token is equal to the client on loopback.
  @SuppressWarnings("ReferenceEquality")
  static CallerKey of(HttpServerExchange exchange, Caller caller) {
    boolean byToken = caller != Caller.LOCAL && caller != Caller.UNKNOWN;
    String token = byToken ? Access.tokenOf(exchange).map(TokenLine::hashOf).orElse("") : "";
    return new CallerKey(addressOf(exchange.getConnection().getPeerAddress()), token);
  }

  /** The name under which this client's tasks are queued. */
  String name() {
    return token.isEmpty() ? address : token;
  }

  private static String addressOf(SocketAddress peer) {
    if (!(peer instanceof InetSocketAddress socket) || socket.getAddress() == null) {
      return "unknown";
    }
    InetAddress address = socket.getAddress();
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(
            address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }
}
