package io.followspot.broker;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The ports the broker listens on. */
final class Ports {
  private Ports() {}

  /**
   * Returns where to listen, with a free port in place of 0.
   *
   * @throws CannotStartException if something else listens there already, or others could reach it
   */
  static HostPort checkFree(HostPort wanted) {
    try {
      InetAddress host = InetAddress.getByName(wanted.host());
      if (!host.isLoopbackAddress()) {
        throw new CannotStartException(
            "the embedded broker has no authentication and therefore listens on loopback only, not"
                + " on "
                + wanted
                + "; for a broker that other machines can reach, run Kafka yourself and set"
                + " FOLLOWSPOT_BOOTSTRAP_SERVERS");
      }
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(host, wanted.port()));
        return new HostPort(wanted.host(), socket.getLocalPort());
      }
    } catch (UnknownHostException e) {
      throw new CannotStartException("FOLLOWSPOT_BROKER_LISTEN: unknown host " + wanted.host());
    } catch (IOException e) {
      throw new CannotStartException(
          "another process listens on "
              + wanted
              + " already; stop it, or set FOLLOWSPOT_BROKER_LISTEN to another port",
          e);
    }
  }
}
