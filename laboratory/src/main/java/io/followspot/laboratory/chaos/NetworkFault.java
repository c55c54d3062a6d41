package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** A fault of the loopback network, in a network namespace without any other interface. */
final class NetworkFault implements SystemFault {
  private final List<String[]> begin;
  private final List<String[]> end;

  private NetworkFault(List<String[]> begin, List<String[]> end) {
    this.begin = begin;
    this.end = end;
    refuseSharedNetwork();
  }

  /** Drops every packet to and from a port; connections hang, as at a cut line. */
  static NetworkFault partition(int port) {
    List<String[]> begin = List.of(rule("-I", "--dport", port), rule("-I", "--sport", port));
    List<String[]> end = List.of(rule("-D", "--dport", port), rule("-D", "--sport", port));
    return new NetworkFault(begin, end);
  }

  private static String[] rule(String action, String side, int port) {
    return new String[] {
      "iptables", "-w", action, "INPUT", "-p", "tcp", side, Integer.toString(port), "-j", "DROP"
    };
  }

  /** Lets all connections share 20 Mbit/s, with up to 300 ms of waiting. */
  static NetworkFault slow() {
    String add = "tc qdisc add dev lo root tbf rate 20mbit burst 128kb latency 300ms";
    return new NetworkFault(
        List.<String[]>of(add.split(" ")),
        List.<String[]>of("tc qdisc del dev lo root".split(" ")));
  }

  /**
   * @throws CliException if other programs of this machine use the network, too
   */
  static void refuseSharedNetwork() {
    try {
      if (NetworkInterface.networkInterfaces().allMatch(NetworkFault::isLoopback)) {
        return;
      }
    } catch (SocketException e) {
      throw new CliException("cannot list network interfaces: " + e.getMessage());
    }
    throw new CliException(
        "faults of the network would affect other programs of this machine: run"
            + " deploy/chaos.sh, which creates a network namespace");
  }

  private static boolean isLoopback(NetworkInterface network) {
    try {
      return network.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  @Override
  public void begin() throws InterruptedException {
    for (String[] command : begin) {
      Command.run(command);
    }
  }

  @Override
  public void end() throws InterruptedException {
    for (String[] command : end) {
      Command.run(command);
    }
  }
}
