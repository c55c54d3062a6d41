package io.followspot.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * An address to listen on.
 *
 * @param host a name or an address
 * @param port 0 to 65535; 0 asks for a free one
 */
public record HostPort(String host, int port) {
  /** Validates host and port. */
  public HostPort {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "\"" + host + ":" + port + "\" is not of the form HOST:PORT");
    }
  }

  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon > 0) {
      try {
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
      } catch (NumberFormatException e) {
        // Falls through to the message below.
      }
    }
    throw new IllegalArgumentException("\"" + text + "\" is not of the form HOST:PORT");
  }

  /**
   * Reads several, separated by commas.
   *
   * @throws IllegalArgumentException if one of them is not {@code HOST:PORT}
   */
  public static List<HostPort> parseAll(String text) {
    return Stream.of(text.split(",", -1)).map(part -> parse(part.strip())).toList();
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
